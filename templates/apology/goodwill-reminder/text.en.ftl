<#import "/_layout/text.ftl" as mail>
<#import "/_layout/goodwill.ftl" as goodwill>
<#assign gift = goodwill.en(amount!, points!, (raw.points)!0, discount!, refund!)>
<@mail.frame why="This email is about something that we gave you for a mistake
of ours. It is a service message, not advertising.">
It ends on ${valid_until}

Hello<#if customer.given_name?has_content> ${customer.given_name}</#if>,

we gave you something for the trouble of ${began_at}
(“${incident}”).
You have not used it yet, and it would be a pity if it were lost.

  ${gift}
  with the code ${code}
  until ${valid_until}

The terms, all of them:
${terms}
- The last day is ${valid_until}.

If you don't need it, you need do nothing: we will not remind you again.

Anna Belova
Head of customer care
</@mail.frame>
