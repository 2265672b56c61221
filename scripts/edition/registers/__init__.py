"""Registers of persons, places, organisations, events and works: read, matched against texts, exported."""
