<#--
  The form of a noun that goes with a whole number, to be written after it:
  ${days_late} ${plural.ru(raw.days_late, "день", "дня", "дней")}
-->
<#function en n one other>
  <#if n == 1><#return one></#if>
  <#return other>
</#function>

<#-- 1, 21, 101 день; 2, 3, 4, 22 дня; 0, 5, 11, 12, 111 дней -->
<#function ru n one few many>
  <#local tens = n % 100>
  <#local ones = n % 10>
  <#if tens gte 11 && tens lte 14><#return many></#if>
  <#if ones == 1><#return one></#if>
  <#if ones gte 2 && ones lte 4><#return few></#if>
  <#return many>
</#function>
