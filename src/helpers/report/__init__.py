"""From notebooks to a published folder of pages: run, render, collect, check, publish."""
