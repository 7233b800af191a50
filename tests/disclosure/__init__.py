"""Attacks on what is published, and on how it is kept safe."""
