"""Who scores what: worked out exactly, without records, so that anybody can check it."""
