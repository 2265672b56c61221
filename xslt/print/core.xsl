<?xml version="1.0" encoding="UTF-8"?>
<!-- Pieces of a line (TEI 3 and 11). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:m="urn:edition:modes" xmlns:r="urn:edition:reading" xmlns:p="urn:edition:print"
                xmlns:local="urn:edition:print:core:local" exclude-result-prefixes="#all">

  <!-- hi/@rend is a list of names of functions of book.typ, or "plain". -->
  <xsl:template match="tei:hi" mode="m:print" as="xs:string">
    <xsl:variable name="functions" as="xs:string*"
                  select="tokenize(replace(@rend, 'small-caps', 'small-capitals'))[. ne 'plain']"/>
    <xsl:sequence select="fold-right($functions, string-join(p:inside(.)),
        function($name as xs:string, $body as xs:string) as xs:string { p:call($name, (), $body) })"/>
  </xsl:template>

  <!-- Titles of books and journals are in italics, unless quotation marks or italics show them already. -->
  <xsl:template match="tei:title" mode="m:print" as="xs:string*">
    <xsl:sequence select="if (@level = ('m', 'j', 's', 'u') and not(r:is-marked-title(.)))
                          then p:call('italic', (), p:inside(.)) else p:inside(.)"/>
  </xsl:template>

  <xsl:template match="tei:foreign" mode="m:print" as="xs:string*">
    <xsl:sequence select="if (@xml:lang) then p:call('lang', p:language(@xml:lang), p:inside(.)) else p:inside(.)"/>
  </xsl:template>

  <xsl:template match="tei:supplied" mode="m:print" as="xs:string">
    <!-- A blank that is supplied with a dash or a word stands before the bracket. -->
    <xsl:sequence select="' '[matches(current(), '^\s+\S')] || p:call('supplied', (), p:inside(.))"/>
  </xsl:template>

  <xsl:template match="tei:del" mode="m:print" as="xs:string">
    <xsl:sequence select="p:call('deleted', (), p:inside(.))"/>
  </xsl:template>

  <xsl:template match="tei:lb" mode="m:print" as="xs:string">
    <xsl:sequence select="'#newline();'"/>
  </xsl:template>

  <!-- Links to the web and to other places of the book; to anything else there is no way on paper. -->
  <xsl:template match="tei:ref" mode="m:print" as="xs:string*">
    <xsl:variable name="target" as="xs:string" select="string(tokenize(@target)[1])"/>
    <xsl:variable name="goal" as="xs:string" select="local:goal($target)"/>
    <xsl:choose>
      <xsl:when test="not(normalize-space()) or ancestor::tei:ref or ancestor::tei:head">
        <xsl:sequence select="p:inside(.)"/>
      </xsl:when>
      <xsl:when test="matches($target, '^(https?|mailto):')">
        <xsl:sequence select="p:weblink($target, p:inside(.))"/>
      </xsl:when>
      <xsl:when test="p:is-goal($goal, .)">
        <xsl:sequence select="p:call('crosslink', p:literal($goal), p:inside(.))"/>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="p:inside(.)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A link to the web; its address is printed too, unless its words are the address. -->
  <xsl:function name="p:weblink" as="xs:string" visibility="public">
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="words" as="xs:string*"/>
    <xsl:variable name="bare" as="xs:string" select="replace($address, '^(https?://(www\.)?|mailto:)|/$', '')"/>
    <xsl:variable name="is-written" as="xs:boolean" select="contains(string-join($words), $bare)"/>
    <!-- Of a link in the words of its host the address alone is printed. -->
    <xsl:variable name="is-host" as="xs:boolean" select="string-join($words) = p:text(replace($bare, '[/:?#].*$', ''))"/>
    <xsl:variable name="shown" as="xs:string?" select="('shown: ' || p:literal($bare))[not($is-written)]"/>
    <xsl:sequence select="if ($is-host) then p:call('address', (p:literal($address), p:literal($bare)))
                          else p:call('weblink', (p:literal($address), $shown), $words)"/>
  </xsl:function>

  <!-- "#c7" is c7; "texts/ID.xml#c7" is another text of the book, whose identifiers begin with its own: ID.c7. -->
  <xsl:function name="local:goal" as="xs:string">
    <xsl:param name="target" as="xs:string"/>
    <xsl:variable name="file" as="xs:string" select="replace(substring-before($target || '#', '#'), '^.*/|\.xml$', '')"/>
    <xsl:sequence select="string-join(($file, substring-after($target, '#'))[. ne ''], '.')"/>
  </xsl:function>
</xsl:stylesheet>
