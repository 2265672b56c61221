<?xml version="1.0" encoding="UTF-8"?>
<!-- Names, dates and titles (TEI Guidelines, chapter 14). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <!-- Names keep their TEI name as a class. One that is identified by a web address leads there. -->
  <xsl:template match="tei:persName | tei:placeName | tei:orgName | tei:name | tei:rs | tei:geogName | tei:eventName |
      tei:objectName | tei:forename | tei:surname | tei:roleName | tei:addName | tei:genName | tei:nameLink |
      tei:settlement | tei:country | tei:region | tei:district | tei:bloc | tei:geogFeat | tei:author | tei:editor |
      tei:publisher | tei:pubPlace | tei:docAuthor | tei:address | tei:addrLine | tei:email" mode="m:html" as="element()">
    <xsl:variable name="href" as="xs:string?" select="f:name-href(.)"/>
    <xsl:choose>
      <xsl:when test="exists($href) and not(f:is-in-link(.)) and not(f:has-link(.)) and not(f:has-block(.))">
        <a href="{$href}">
          <xsl:attribute name="class" select="f:class(.), f:named-class($href)" separator=" "/>
          <xsl:sequence select="f:attributes(.)"/>
          <xsl:apply-templates mode="m:html"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="f:wrap"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Where a name leads: to a web address, or to the entry of a register that the site has. -->
  <xsl:function name="f:name-href" as="xs:string?" visibility="public">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="(tokenize($name/@ref)[matches(., '^https?:|registers/')] ! f:href(., $name))[1]"/>
  </xsl:function>

  <!-- The class of a link to a register: it is quiet, since a text has many. -->
  <xsl:function name="f:named-class" as="xs:string?" visibility="public">
    <xsl:param name="href" as="xs:string"/>
    <xsl:sequence select="'named'[not(matches($href, '^https?:', 'i'))]"/>
  </xsl:function>

  <!-- True where a link of the page is around an element already; what holds a link is none itself. -->
  <xsl:function name="f:is-in-link" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/ancestor::*[f:is-intervention(.) or
        (self::tei:ref or self::*[@ref]/f:name-href(.)) and not(f:has-link(.) or f:has-block(.))])"/>
  </xsl:function>

  <!-- Titles of works: of what is published by itself in italics, of its parts upright. -->
  <xsl:template match="tei:title" mode="m:html" as="element()">
    <xsl:variable name="href" as="xs:string?" select="f:name-href(.)"/>
    <xsl:variable name="inline" as="xs:string" select="if (@level = ('a', 'u')) then 'span' else 'cite'"/>
    <xsl:choose>
      <xsl:when test="exists($href) and not(f:is-in-link(.)) and not(f:has-link(.)) and not(f:has-block(.))">
        <xsl:element name="{$inline}" namespace="http://www.w3.org/1999/xhtml">
          <xsl:sequence select="f:class(.), f:attributes(.)"/>
          <a href="{$href}">
            <xsl:attribute name="class" select="f:named-class($href)"/>
            <xsl:apply-templates mode="m:html"/>
          </a>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="f:wrap">
          <xsl:with-param name="inline" select="$inline"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A name of the header in its reading text, as a link where its entry has a page. -->
  <xsl:function name="f:linked" as="node()" visibility="public">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="href" as="xs:string?" select="f:name-href($name)"/>
    <xsl:choose>
      <xsl:when test="exists($href)">
        <a class="{f:named-class($href)}" href="{$href}"><xsl:value-of select="f:reading-text($name)"/></a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="f:reading-text($name)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- "A, B and C", each a link where its entry has a page. -->
  <xsl:function name="f:linked-list" as="node()*" visibility="public">
    <xsl:param name="names" as="element()*"/>
    <xsl:for-each select="$names[f:reading-text(.)]">
      <xsl:value-of select="if (position() eq 1) then () else if (position() eq last()) then ' and ' else ', '"/>
      <xsl:sequence select="f:linked(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The fields of a structured reference, and small letters' parts that stand in a line. -->
  <xsl:template match="tei:analytic | tei:monogr | tei:series | tei:imprint | tei:biblScope | tei:edition | tei:respStmt |
      tei:resp | tei:idno | tei:extent | tei:citedRange | tei:dateline | tei:salute | tei:signed | tei:origDate |
      tei:origPlace | tei:locus | tei:textLang | tei:relatedItem" mode="m:html" as="element()">
    <xsl:call-template name="f:wrap"/>
  </xsl:template>
</xsl:stylesheet>
