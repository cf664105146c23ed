Sorry, ${order_number} is late. You can change or cancel it. Next update by ${next_update_at}.
