"""Books: EPUB, FictionBook, PDF."""
