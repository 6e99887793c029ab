"""Reads a draft statement and advises on its words. It never blocks: the rules are data, in rules.yaml."""
