"""Numbers that name rather than count: models, versions, telephones, houses."""
