"""Report data becomes Word and Excel files; no SQL, no Qt; writes are atomic."""
