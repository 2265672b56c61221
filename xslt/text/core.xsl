<?xml version="1.0" encoding="UTF-8"?>
<!-- Pieces of a line in plain text (TEI 3): emphasis by signs, notes by their numbers. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:m="urn:edition:modes" xmlns:r="urn:edition:reading" xmlns:t="urn:edition:text"
                xmlns:local="urn:edition:text:core:local" exclude-result-prefixes="#all">

  <!-- Pieces of a line become strings; a line feed among them is always a line break of the text. -->
  <xsl:mode name="m:line" on-no-match="shallow-skip"/>

  <!-- The words of one line of text. -->
  <xsl:function name="t:line" as="xs:string" visibility="public">
    <xsl:param name="line" as="element()"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:apply-templates select="$line/node()" mode="m:line"/>
    </xsl:variable>
    <xsl:sequence select="string-join($pieces)"/>
  </xsl:function>

  <!-- Without regular expressions: they are slow on thousands of nodes. -->
  <xsl:template match="text()" mode="m:line" as="xs:string">
    <xsl:sequence select="translate(., '&#9;&#10;&#13;', '   ')"/>
  </xsl:template>

  <xsl:template match="tei:lb" mode="m:line" as="xs:string">
    <xsl:sequence select="'&#10;'"/>
  </xsl:template>

  <xsl:template match="tei:hi" mode="m:line" as="xs:string">
    <xsl:variable name="signs" as="xs:string"
                  select="string-join(('*'[contains(current()/@rend, 'bold')], '_'[contains(current()/@rend, 'italic')]))"/>
    <xsl:sequence select="local:between($signs, t:line(.), codepoints-to-string(reverse(string-to-codepoints($signs))))"/>
  </xsl:template>

  <!-- Titles of books and journals are set as titles, unless the text itself marks them. -->
  <xsl:template match="tei:title[@level = ('m', 'j', 's')][$reading ne 'source']" mode="m:line" as="xs:string">
    <xsl:sequence select="if (r:is-marked-title(.)) then t:line(.) else local:between('_', t:line(.), '_')"/>
  </xsl:template>

  <xsl:template match="tei:supplied" mode="m:line" as="xs:string">
    <xsl:sequence select="local:between('[', t:line(.), ']')"/>
  </xsl:template>

  <xsl:template match="tei:del" mode="m:line" as="xs:string">
    <xsl:sequence select="local:between('[deleted: ', t:line(.), ']')"/>
  </xsl:template>

  <xsl:template match="tei:note | tei:ref[@type = 'note']" mode="m:line" as="xs:string">
    <xsl:sequence select="t:call(.)"/>
  </xsl:template>

  <!-- "[n1]" calls a note of the source, "{a}" one of the editors' commentary. -->
  <xsl:function name="t:call" as="xs:string" visibility="public">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="if ($e/@type = 'commentary') then '{' || $e/@n || '}' else '[n' || $e/@n || ']'"/>
  </xsl:function>

  <!-- An address that is not the words of the link itself follows them. -->
  <xsl:template match="tei:ref" mode="m:line" as="xs:string">
    <xsl:variable name="words" as="xs:string" select="t:line(.)"/>
    <xsl:variable name="is-shown" as="xs:boolean"
                  select="not(starts-with(@target, 'http')) or contains($words, @target) or ancestor::tei:ref"/>
    <!-- Of a link in the words of its host the address alone is written. -->
    <xsl:variable name="is-host" as="xs:boolean" select="matches(@target, '^https?://(www\.)?') and
        starts-with(replace(@target, '^https?://(www\.)?', ''), $words)"/>
    <xsl:sequence select="if ($is-shown) then $words else ($words || ' ')[not($is-host)] || '&lt;' || @target || '>'"/>
  </xsl:template>

  <!-- Signs stand close to the words, blanks outside them. -->
  <xsl:function name="local:between" as="xs:string">
    <xsl:param name="before" as="xs:string"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="after" as="xs:string"/>
    <xsl:variable name="core" as="xs:string" select="replace($words, '^[ \n]+|[ \n]+$', '')"/>
    <xsl:sequence select="if ($core eq '') then $words
        else substring-before($words, $core) || $before || $core || $after || substring-after($words, $core)"/>
  </xsl:function>
</xsl:stylesheet>
