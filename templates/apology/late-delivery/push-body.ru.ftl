${order_number}: виноваты мы. ${goodwill} на счёте до ${goodwill_until}. Напишем снова до ${next_word_on}.
