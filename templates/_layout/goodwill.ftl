<#--
  What somebody was given, in a few words: money, points, percent or a text. Of what is not
  there nothing is given.
  ${goodwill.en(amount!, points!, (raw.points)!0, discount!, refund!)}
-->
<#import "/_layout/plural.ftl" as plural>
<#function en amount points number discount refund>
  <#if amount?has_content><#return amount></#if>
  <#if points?has_content><#return "${points} ${plural.en(number, 'point', 'points')}"></#if>
  <#if discount?has_content><#return "${discount}% off"></#if>
  <#return refund>
</#function>

<#function ru amount points number discount refund>
  <#if amount?has_content><#return amount></#if>
  <#if points?has_content><#return "${points}\xA0${plural.ru(number, 'балл', 'балла', 'баллов')}"></#if>
  <#if discount?has_content><#return "скидка ${discount}%"></#if>
  <#return refund>
</#function>
