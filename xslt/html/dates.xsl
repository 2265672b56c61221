<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates in a text (TEI Guidelines, 14.4): what HTML can read as a date, and what there is to tell of one. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:dates:local"
    exclude-result-prefixes="#all">

  <!-- Dates, counted: identifiers for what is told of them. -->
  <xsl:accumulator name="dates" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="tei:date" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:template match="tei:date | tei:time | tei:docDate" mode="m:html" as="element()">
    <xsl:choose>
      <xsl:when test="matches(@when, '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$') and not(f:has-block(.)) and
          not(ancestor::tei:date)">
        <time datetime="{@when}">
          <xsl:sequence select="f:attributes(.)"/>
          <xsl:apply-templates mode="m:html"/>
        </time>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="f:wrap"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A date of another calendar, or one that somebody worked out: what it means is shown on hover and focus. Where a link
       is around it, or in it, it is left as it is. -->
  <xsl:template match="tei:date[@*[ends-with(name(), '-custom')] or @cert or @evidence][f:reading-text(.)]
      [not(f:is-in-link(.) or f:has-link(.) or f:has-block(.) or ancestor::tei:date)]" mode="m:html" as="element()" priority="2">
    <xsl:param name="beside" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="told" as="xs:string" select="local:told(.)"/>
    <xsl:variable name="date" as="element()">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$beside and $told">
        <xsl:variable name="id" as="xs:string" select="f:free-id('date-' || accumulator-before('dates'), .)"/>
        <span class="dated">
          <xsl:element name="{local-name($date)}" namespace="http://www.w3.org/1999/xhtml">
            <xsl:attribute name="tabindex" select="0"/>
            <xsl:attribute name="aria-describedby" select="$id"/>
            <xsl:sequence select="$date/(@*, node())"/>
          </xsl:element>
          <span class="tip edition" role="tooltip" lang="en" id="{$id}" data-pagefind-ignore="all">
            <xsl:value-of select="$told"/>
          </span>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$date"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "1 July 1917 (18 June, Old Style) (probably), worked out from the text". -->
  <xsl:function name="local:told" as="xs:string">
    <xsl:param name="date" as="element(tei:date)"/>
    <xsl:variable name="plain" as="element(tei:date)">
      <tei:date>
        <xsl:sequence select="$date/@*[not(ends-with(name(), '-custom'))]"/>
      </tei:date>
    </xsl:variable>
    <xsl:variable name="julian" as="xs:boolean"
        select="some $calendar in $date/(@calendar, @datingMethod) satisfies matches($calendar, 'julian', 'i')"/>
    <xsl:variable name="words" as="xs:string" select="f:date-words(if ($julian) then $date else $plain)"/>
    <xsl:sequence select="$words || ', worked out from the text'[$words and $date/@evidence = 'internal']"/>
  </xsl:function>
</xsl:stylesheet>
