<#import "/_layout/text.ftl" as mail>
<#import "/_layout/plural.ftl" as plural>
<#assign delay = "${days_late} ${plural.en(raw.days_late, 'day', 'days')}">
<@mail.frame why="This email is about your order ${order_number}, which came late.
It is a service message, not advertising.">
Hello<#if customer.given_name?has_content> ${customer.given_name}</#if>,

We promised to bring your order on ${promised_on}.
We brought it ${delay} later, and nobody warned you.
The fault is ours, and I'm sorry.

  Order      ${order_number}
  Promised   ${promised_on}
  Delivered  ${delivered_on}
<#if items?has_content>

<#list items as item>
  - ${item.title} × ${item.quantity}
</#list>
</#if>

What went wrong
---------------
We accepted more orders than our couriers could carry. Yours had to
wait in the warehouse, while our website went on showing the old date.

What we're doing about it
-------------------------
1. A delivery day now closes as soon as its couriers are fully booked.
   You are only offered days that we can keep.
2. If an order runs late all the same, you'll hear it from us before
   the promised day, not after.

For the wait
------------
${goodwill} is already on your ${brand.name} account. It comes off
your next order by itself, until ${goodwill_until}.

Did the delay cost you more than that? Reply to this email and tell us;
we'll put it right.

What comes next
---------------
You'll hear from us again by ${next_word_on}. We'll tell you
how many orders have come on time since, and what still isn't working.

Marina Orlova
Head of delivery
</@mail.frame>
