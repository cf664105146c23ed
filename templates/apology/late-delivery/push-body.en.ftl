${order_number}: our fault. ${goodwill} is on your account until ${goodwill_until}. More news by ${next_word_on}.
