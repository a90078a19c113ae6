"""Documents of word processors: Word, LibreOffice, Google Docs, and what else writes their formats."""
