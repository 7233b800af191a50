"""The tables that appendices show, each with its entries of ``results.json``."""
