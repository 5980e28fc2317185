"""What other programs read: feeds, calendar, sitemap, linked data, and answers that save reading."""
