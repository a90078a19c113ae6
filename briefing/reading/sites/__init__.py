"""What sites, feeds and messengers write: HTML pages, RSS and Atom, the exports of Telegram."""
