<?xml version="1.0" encoding="UTF-8"?>
<!-- What the header of a text (or of the whole edition) says about it, as plain strings. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    exclude-result-prefixes="#all">

  <!-- $text is a tei:TEI or a tei:teiCorpus in all of these functions. -->
  <xsl:function name="f:title" as="xs:string" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="titles" as="element(tei:title)*" select="$text/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title"/>
    <xsl:variable name="title" as="xs:string"
        select="f:reading-text(($titles[@type = 'main'], $titles[not(@type = 'sub')], $titles)[1])"/>
    <xsl:sequence select="if ($title) then $title else 'Untitled'"/>
  </xsl:function>

  <xsl:function name="f:subtitle" as="xs:string" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="f:reading-text($text/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[@type = 'sub'][1])"/>
  </xsl:function>

  <xsl:function name="f:authors" as="xs:string*" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="$text/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:author ! f:reading-text(.)[.]"/>
  </xsl:function>

  <xsl:function name="f:editors" as="xs:string*" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="$text/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:editor ! f:reading-text(.)[.]"/>
  </xsl:function>

  <!-- The date of creation in the words of the header, or what can be said of its attributes. -->
  <xsl:function name="f:date" as="xs:string" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="date" as="element(tei:date)?"
        select="$text/tei:teiHeader/tei:profileDesc/tei:creation/descendant::tei:date[1]"/>
    <xsl:sequence select="(f:reading-text($date)[.], $date/@when,
        string-join($date/(@from | @notBefore, @to | @notAfter), '–'), '')[1]"/>
  </xsl:function>

  <!-- The same date for machines (ISO 8601), empty when there is none. -->
  <xsl:function name="f:iso-date" as="xs:string" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="date" as="element(tei:date)?"
        select="$text/tei:teiHeader/tei:profileDesc/tei:creation/descendant::tei:date[1]"/>
    <xsl:sequence select="string($date/(@when, @from, @notBefore, @to, @notAfter)[1])"/>
  </xsl:function>

  <xsl:function name="f:place" as="xs:string" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="f:reading-text($text/tei:teiHeader/tei:profileDesc/tei:creation/descendant::tei:placeName[1])"/>
  </xsl:function>

  <xsl:function name="f:genre" as="xs:string" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="f:reading-text(($text/tei:teiHeader/tei:profileDesc/tei:textClass//tei:term[@type = 'genre'])[1])"/>
  </xsl:function>

  <!-- One line about the text: the first sentence of its abstract. -->
  <xsl:function name="f:summary" as="xs:string" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="f:first-sentence(f:reading-text($text/tei:teiHeader/tei:profileDesc/tei:abstract[1]))"/>
  </xsl:function>

  <!-- The language of the text itself: its xml:lang, or the language of its header. -->
  <xsl:function name="f:language" as="xs:string" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="declared" as="attribute()*" select="($text/tei:text[1], $text)[1]/ancestor-or-self::*/@xml:lang"/>
    <xsl:sequence select="string(($declared[last()], $text/tei:teiHeader//tei:langUsage/tei:language[1]/@ident)[1])"/>
  </xsl:function>
</xsl:stylesheet>
