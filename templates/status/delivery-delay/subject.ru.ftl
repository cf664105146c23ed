Заказ ${order_number} задерживается: привезём ${new_date} года
