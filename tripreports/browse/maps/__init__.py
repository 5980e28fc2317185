"""Maps: where the places of the archive lie, on pictures drawn once by `tools/world.mjs`."""
