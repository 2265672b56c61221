<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates and spans of time in words, from the attributes of TEI (Guidelines 14.4), with both calendars. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:r="urn:edition:register"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:register:dates:local"
    exclude-result-prefixes="#all">

  <!-- "8 November 1917", "November 1917", "1917"; what is no such date stands for itself. -->
  <xsl:function name="f:day" as="xs:string" visibility="public">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:sequence select="
        if (matches($iso, '^\d{4}-\d\d-\d\d$') and $iso castable as xs:date)
        then format-date(xs:date($iso), '[D] [MNn] [Y]', 'en', (), ())
        else if (matches($iso, '^\d{4}-\d\d$') and ($iso || '-01') castable as xs:date)
        then format-date(xs:date($iso || '-01'), '[MNn] [Y]', 'en', (), ())
        else replace($iso, '^0{1,3}(\d)', '$1')"/>
  </xsl:function>

  <!-- What @when, @from and @to, @notBefore and @notAfter say. -->
  <xsl:function name="f:span" as="xs:string" visibility="public">
    <xsl:param name="dated" as="element()?"/>
    <xsl:sequence select="
        if ($dated/@when) then f:day($dated/@when)
        else if ($dated/@from and $dated/@to) then local:between($dated/@from, $dated/@to, ' to ')
        else if ($dated[@notBefore castable as xs:date][@notAfter castable as xs:date]/
                 (xs:date(@notAfter) - xs:date(@notBefore)) = xs:dayTimeDuration('P1D'))
        then local:between($dated/@notBefore, $dated/@notAfter, ' or ')
        else if ($dated/@notBefore and $dated/@notAfter)
        then 'between ' || local:between($dated/@notBefore, $dated/@notAfter, ' and ')
        else ($dated/@from ! ('since ' || f:day(.)), $dated/@to ! ('until ' || f:day(.)),
              $dated/@notBefore ! ('not before ' || f:day(.)), $dated/@notAfter ! ('not after ' || f:day(.)), '')[1]"/>
  </xsl:function>

  <!-- Two days; what they share is said once: "14 to 16 March 1918", "5 November to 5 December 1922". -->
  <xsl:function name="local:between" as="xs:string">
    <xsl:param name="from" as="xs:string"/>
    <xsl:param name="to" as="xs:string"/>
    <xsl:param name="word" as="xs:string"/>
    <xsl:variable name="whole" as="xs:boolean" select="matches($from, '-\d\d-\d\d$') and matches($to, '-\d\d-\d\d$')"/>
    <xsl:variable name="shown" as="xs:string" select="
        if ($whole and substring($from, 1, 7) eq substring($to, 1, 7)) then replace(f:day($from), ' .*$', '')
        else if ($whole and substring($from, 1, 4) eq substring($to, 1, 4)) then replace(f:day($from), ' \S+$', '')
        else f:day($from)"/>
    <xsl:sequence select="if ($from eq $to) then f:day($to) else $shown || $word || f:day($to)"/>
  </xsl:function>

  <!-- The same with the Old Style date in brackets, and a word where it is not certain. -->
  <xsl:function name="f:date-words" as="xs:string" visibility="public">
    <xsl:param name="dated" as="element()?"/>
    <xsl:variable name="words" as="xs:string" select="f:span($dated)"/>
    <xsl:variable name="old" as="xs:string" select="f:span(local:old-style($dated))"/>
    <xsl:variable name="year" as="xs:string" select="replace($words, '^.* ', '')"/>
    <xsl:sequence select="$words ||
        ($old[.] ! (' (' || (if (ends-with(., ' ' || $year)) then replace(., ' \S+$', '') else .) || ', Old Style)')) ||
        ' (probably)'[$words and $dated/@cert = ('medium', 'low')]"/>
  </xsl:function>

  <!-- An element with the dates of the custom calendar as its dates; they may stand in a date inside. -->
  <xsl:function name="local:old-style" as="element()?">
    <xsl:param name="dated" as="element()?"/>
    <xsl:variable name="holder" as="element()?"
        select="($dated, $dated/tei:date)[@when-custom | @from-custom | @to-custom | @notBefore-custom | @notAfter-custom][1]"/>
    <xsl:if test="$holder">
      <tei:date>
        <xsl:for-each select="$holder/@*[ends-with(name(), '-custom')]">
          <xsl:attribute name="{substring-before(name(), '-custom')}" select="."/>
        </xsl:for-each>
      </tei:date>
    </xsl:if>
  </xsl:function>

  <!-- The year of a date. -->
  <xsl:function name="local:year" as="xs:string?">
    <xsl:param name="dated" as="element()?"/>
    <xsl:sequence select="$dated/(@when, @notBefore, @from, @notAfter, @to)[1] ! replace(., '^0*(-?\d+).*$', '$1')"/>
  </xsl:function>

  <!-- The dates of an entry in a list: years of life, of an event its days, of a work its date. -->
  <xsl:function name="f:short-dates" as="xs:string" visibility="public">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="birth" as="xs:string?" select="local:year($entry/tei:birth[1])"/>
    <xsl:variable name="death" as="xs:string?" select="local:year($entry/tei:death[1])"/>
    <xsl:sequence select="
        if ($entry/self::tei:person)
        then (if ($birth and $death) then $birth || '–' || $death
              else ($birth ! ('born ' || .), $death ! ('died ' || .), '')[1])
        else if ($entry/self::tei:bibl) then ($entry/tei:date[1] ! f:work-date(.), '')[1]
        else f:span($entry)"/>
  </xsl:function>

  <!-- The date of a work: what is open to one side in the words of the register. -->
  <xsl:function name="f:work-date" as="xs:string" visibility="public">
    <xsl:param name="date" as="element(tei:date)"/>
    <xsl:variable name="words" as="xs:string" select="f:reading-text($date)"/>
    <xsl:sequence select="if ($words and not($date/@when)) then $words
        else (f:span($date)[.], $words)[1]"/>
  </xsl:function>
</xsl:stylesheet>
