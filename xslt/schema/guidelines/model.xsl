<?xml version="1.0" encoding="UTF-8"?>
<!-- Content models and datatypes in a notation for people, that of RELAX NG's compact syntax. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:o="urn:edition:odd"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <!-- Parts of a content model to words and links. -->
  <xsl:mode name="m:model" on-no-match="fail"/>

  <!-- What an element contains. -->
  <xsl:function name="o:model" as="node()+" visibility="public">
    <xsl:param name="content" as="element(tei:content)"/>
    <xsl:apply-templates select="$content/*" mode="m:model"/>
    <xsl:if test="empty($content/*)">
      <xsl:text>nothing</xsl:text>
    </xsl:if>
  </xsl:function>

  <xsl:template match="tei:empty" mode="m:model" as="text()">
    <xsl:text>nothing</xsl:text>
  </xsl:template>

  <xsl:template match="tei:textNode" mode="m:model" as="text()">
    <xsl:text>words</xsl:text>
  </xsl:template>

  <xsl:template match="tei:dataRef" mode="m:model" as="text()">
    <xsl:value-of select="replace((@name, @key)[1], '^teidata\.', '') || o:occurrence(.)"/>
  </xsl:template>

  <xsl:template match="tei:valList" mode="m:model" as="element(h:ul)">
    <xsl:apply-templates select="." mode="m:reference"/>
  </xsl:template>

  <xsl:template match="tei:elementRef" mode="m:model" as="node()+">
    <xsl:sequence select="o:element-link(@key)"/>
    <xsl:value-of select="o:occurrence(.)"/>
  </xsl:template>

  <!-- Several parts: in brackets where something is said of them together. -->
  <xsl:template match="tei:sequence | tei:alternate" mode="m:model" as="node()+">
    <xsl:variable name="between" as="xs:string" select="if (self::tei:sequence) then ', ' else ' | '"/>
    <xsl:variable name="brackets" as="xs:boolean"
        select="count(*) gt 1 and (o:occurrence(.) ne '' or not(parent::tei:content))"/>
    <xsl:value-of select="'('[$brackets]"/>
    <xsl:for-each select="*">
      <xsl:value-of select="if (preceding-sibling::*) then $between else ''"/>
      <xsl:apply-templates select="." mode="m:model"/>
    </xsl:for-each>
    <xsl:value-of select="')'[$brackets], o:occurrence(.)" separator=""/>
  </xsl:template>

  <!-- How often: nothing for once, ? for at most once, * for any number, + for at least once, {2,5} for the rest. -->
  <xsl:function name="o:occurrence" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="least" as="xs:integer" select="o:least($part)"/>
    <xsl:variable name="most" as="xs:integer" select="o:most($part)"/>
    <xsl:sequence select="
        if (o:is-once($part)) then ''
        else if ($least eq 0 and $most eq 1) then '?'
        else if ($least eq 0 and $most eq -1) then '*'
        else if ($least eq 1 and $most eq -1) then '+'
        else '{' || $least || ',' || $most[. ge 0] || '}'"/>
  </xsl:function>

  <!-- A datatype in words. -->
  <xsl:function name="o:datatype-name" as="xs:string" visibility="public">
    <xsl:param name="datatype" as="element(tei:datatype)?"/>
    <xsl:variable name="name" as="xs:string"
        select="($datatype/tei:dataRef/(@name, @key) ! replace(., '^teidata\.', ''), 'text')[1]"/>
    <xsl:sequence select="$name || $datatype[o:most(.) ne 1] ! ', one or several'"/>
  </xsl:function>
</xsl:stylesheet>
