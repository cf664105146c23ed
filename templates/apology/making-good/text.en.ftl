<#import "/_layout/text.ftl" as mail>
<#import "/_layout/goodwill.ftl" as goodwill>
<#assign gift = goodwill.en(amount!, points!, (raw.points)!0, discount!, refund!)>
<@mail.frame why="This email is about a problem that affected you.
It is a service message, not advertising.">
${short}

Hello<#if customer.given_name?has_content> ${customer.given_name}</#if>,

${what_happened}

  What went wrong  ${incident}
  Began            ${began_at}
<#if ended_at??>
  Was over         ${ended_at}
</#if>
<#if failed_orders??>
  Your payments    ${failed_orders} refused<#if failed_total??>, ${failed_total}</#if>
</#if>

<#if what_we_change??>
What we change
--------------
${what_we_change}

</#if>
For the trouble
---------------
  ${gift}
  with the code ${code}
  until ${valid_until}

The terms, all of them:
${terms}
- The last day is ${valid_until}.

Did it cost you more than that? Reply to this email and tell us;
we'll put it right.

Customer care at ${brand.name}
</@mail.frame>
