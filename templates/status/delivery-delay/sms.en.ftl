${brand.name}: sorry, order ${order_number} is late. New day: ${new_date}. Next update by ${next_update_at}. Change or cancel: ${brand.orders_page_name}
