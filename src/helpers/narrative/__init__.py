"""When to use which sentence: what results say, in words. The words are in ``sentences``."""
