"""Pages of the web, feeds, and what messengers export."""
