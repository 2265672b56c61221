<?xml version="1.0" encoding="UTF-8"?>
<!-- Where pointers lead in a book: to its own chapters, to the entries of its registers, to the web. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:b="urn:edition:epub"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:local="urn:edition:epub:links:local"
    exclude-result-prefixes="#all">

  <!-- The entries of registers that the book has, and the files of its chapters. -->
  <xsl:variable name="local:entries" as="map(xs:string, xs:boolean)"
      select="map:merge(tokenize($entries) ! map:entry(., true()))"/>
  <xsl:variable name="local:chapters" as="map(xs:string, xs:string)" select="
      map:merge(tokenize($chapters) ! map:entry(replace(., '=[^=]*$', ''), replace(., '^.*=', '')))"/>

  <!-- The address of a pointer, empty for what the book does not have. All who ask stand in a folder of the book. -->
  <xsl:function name="f:href" as="xs:string?" visibility="public">
    <xsl:param name="pointer" as="xs:string?"/>
    <xsl:param name="context" as="node()"/>
    <xsl:variable name="target" as="xs:string" select="normalize-space($pointer)"/>
    <xsl:variable name="file" as="xs:string" select="replace($target, '^.*/|#.*$', '')"/>
    <xsl:variable name="fragment" as="xs:string?" select="substring-after($target, '#')[.]"/>
    <xsl:choose>
      <xsl:when test="matches($target, '^https?://[^\s&lt;>&quot;\\]+$', 'i')">
        <xsl:sequence select="$target"/>
      </xsl:when>
      <xsl:when test="starts-with($target, '#')">
        <xsl:sequence select="f:targets($target, $context)[f:is-shown(.)][1] ! ('#' || @xml:id)"/>
      </xsl:when>
      <xsl:when test="matches($target, '^(\.\./)?registers/[a-z]+\.xml#\c+$')">
        <xsl:variable name="folder" as="xs:string" select="substring-before($file, '.xml')"/>
        <xsl:sequence select="b:entry-address($folder || '/' || $fragment)"/>
      </xsl:when>
      <xsl:when test="matches($target, '^(texts/)?[\c-[:.]][\c-[:]]*\.xml(#\c+)?$')">
        <xsl:sequence select="b:chapter-address(replace($file, '\.xml$', ''), $fragment)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The address of an entry ("persons/lenin-vladimir") that the book has. -->
  <xsl:function name="b:entry-address" as="xs:string?" visibility="public">
    <xsl:param name="page" as="xs:string"/>
    <xsl:sequence select="('../registers/' || replace($page, '/', '.xhtml#'))[$local:entries($page)]"/>
  </xsl:function>

  <!-- The address of a place in a text that the book has. -->
  <xsl:function name="b:chapter-address" as="xs:string?" visibility="public">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="fragment" as="xs:string?"/>
    <xsl:sequence select="$local:chapters($text) ! ('../' || . || $fragment ! ('#' || .))"/>
  </xsl:function>

  <!-- A name is a quiet link to its entry. -->
  <xsl:template match="(tei:persName | tei:placeName | tei:orgName | tei:name | tei:rs | tei:geogName | tei:eventName |
      tei:objectName | tei:author | tei:editor | tei:publisher | tei:docAuthor)[f:name-href(.)][not(f:is-in-link(.))]
      [not(f:has-link(.))][not(f:has-block(.))][normalize-space()]" mode="m:html" as="element()">
    <xsl:variable name="href" as="xs:string" select="f:name-href(.)"/>
    <a href="{$href}">
      <xsl:attribute name="class" select="f:class(.), f:named-class($href)" separator=" "/>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </a>
  </xsl:template>
</xsl:stylesheet>
