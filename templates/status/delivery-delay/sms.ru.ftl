${brand.name}: заказ ${order_number} задерживается, простите. Привезём ${new_date}. Следующая новость — до ${next_update_at}.
