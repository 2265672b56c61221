<?xml version="1.0" encoding="UTF-8"?>
<!-- Lines of a corpus text: one for each paragraph, head, line of verse, item and row. Notes and their calls, the
     abstract and numbers that the source does not print are left out. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:f="urn:edition:functions" xmlns:m="urn:edition:modes" xmlns:t="urn:edition:text"
                xmlns:local="urn:edition:text:corpus:local" exclude-result-prefixes="#all">

  <!-- Blocks of the reading text become lines; what holds no block is one line. -->
  <xsl:mode name="m:corpus" on-no-match="fail"/>

  <!-- Pieces of a line become strings without any sign. -->
  <xsl:mode name="m:words" on-no-match="shallow-skip"/>

  <!-- The corpus text of a reading text. -->
  <xsl:function name="t:corpus" as="xs:string" visibility="public">
    <xsl:param name="simplified" as="document-node()"/>
    <xsl:variable name="lines" as="xs:string*">
      <xsl:apply-templates mode="m:corpus" select="$simplified//tei:TEI/tei:text/(tei:front/(* except tei:abstract),
          tei:body/*, tei:back/*[not(@type = 'end-notes')])"/>
    </xsl:variable>
    <xsl:sequence select="string-join($lines[. ne ''] ! (. || '&#10;'))"/>
  </xsl:function>

  <xsl:template match="tei:div | tei:cit | tei:sp | tei:figure | tei:argument | tei:opener | tei:closer | tei:postscript
                       | tei:quote | tei:epigraph | tei:lg | tei:list | tei:table" mode="m:corpus" as="xs:string*">
    <xsl:apply-templates select="*" mode="m:corpus"/>
  </xsl:template>

  <xsl:template match="tei:note" mode="m:corpus" as="empty-sequence()"/>

  <!-- A printed label stands before the words of its item. -->
  <xsl:template match="tei:item" mode="m:corpus" as="xs:string*">
    <xsl:variable name="label" as="xs:string" select="string-join(tei:label[not(@type = 'counted')] ! local:line(.), ' ')"/>
    <xsl:variable name="lines" as="xs:string*">
      <xsl:apply-templates select="* except tei:label" mode="m:corpus"/>
    </xsl:variable>
    <xsl:sequence select="string-join(($label, $lines[1])[. ne ''], ' '), tail($lines)"/>
  </xsl:template>

  <!-- The cells of a row, in one line. -->
  <xsl:template match="tei:row" mode="m:corpus" as="xs:string">
    <xsl:variable name="cells" as="xs:string*">
      <xsl:apply-templates select="tei:cell/*" mode="m:corpus"/>
    </xsl:variable>
    <xsl:sequence select="string-join($cells[. ne ''], ' ')"/>
  </xsl:template>

  <xsl:template match="*" mode="m:corpus" as="xs:string" priority="-1">
    <xsl:sequence select="local:line(.)"/>
  </xsl:template>

  <xsl:function name="local:line" as="xs:string">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:apply-templates select="$block/node()" mode="m:words"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($pieces))"/>
  </xsl:function>

  <!-- Other characters that end a line are blanks here, too. -->
  <xsl:template match="text()" mode="m:words" as="xs:string">
    <xsl:sequence select="translate(., '&#x85;&#x2028;&#x2029;', '   ')"/>
  </xsl:template>

  <xsl:template match="tei:lb" mode="m:words" as="xs:string">
    <xsl:sequence select="' '"/>
  </xsl:template>

  <xsl:template match="tei:note | tei:ref[@type = 'note']" mode="m:words" as="empty-sequence()"/>

  <!-- What a table of texts says of each; the words are counted elsewhere. -->
  <xsl:function name="t:metadata" as="map(xs:string, xs:string)" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="date" as="xs:string" select="f:iso-date($text)"/>
    <xsl:variable name="languages" as="element(tei:language)*"
                  select="$text/tei:teiHeader/tei:profileDesc/tei:langUsage/tei:language"/>
    <xsl:sequence select="map{
        'title': f:title($text), 'author': string-join(f:authors($text), '; '), 'date': $date,
        'year': if (matches($date, '^\d{4}')) then substring($date, 1, 4) else '', 'place': f:place($text),
        'genre': f:genre($text), 'language': f:language($text),
        'translated_from': string-join($languages[contains(., 'language of the original')]/@ident, ' ')}"/>
  </xsl:function>
</xsl:stylesheet>
