<?xml version="1.0" encoding="UTF-8"?>
<!-- A text as a chapter: what it is, what this edition says about it, its words, its notes, what was corrected. -->
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
    xmlns:local="urn:edition:epub:chapter:local"
    exclude-result-prefixes="#all">

  <xsl:template match="/" as="element()">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="tei:TEI | tei:teiCorpus" as="element(h:html)">
    <xsl:call-template name="b:document">
      <xsl:with-param name="title" select="f:chapter-title(.)"/>
      <xsl:with-param name="language" select="(f:language(.)[.], 'en')[1]"/>
      <xsl:with-param name="path" select="'../'"/>
      <xsl:with-param name="type" select="'bodymatter'"/>
      <xsl:with-param name="content" as="node()*">
        <xsl:for-each select="self::tei:TEI | self::tei:teiCorpus/tei:TEI">
          <xsl:call-template name="local:chapter"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Any other document of TEI is a chapter of its words. -->
  <xsl:template match="*" as="element(h:html)" priority="-1">
    <xsl:call-template name="b:document">
      <xsl:with-param name="title" select="local-name()"/>
      <xsl:with-param name="path" select="'../'"/>
      <xsl:with-param name="type" select="'bodymatter'"/>
      <xsl:with-param name="content" as="element()">
        <section>
          <h1><xsl:value-of select="local-name()"/></h1>
          <xsl:apply-templates select="." mode="m:html"/>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- "Leon Trotsky, The Internal and External Tasks of the Soviet Power": how the contents name a chapter. -->
  <xsl:function name="f:chapter-title" as="xs:string" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="string-join((f:list(f:authors($text))[.], f:title($text)), ', ')"/>
  </xsl:function>

  <xsl:template name="local:chapter" as="element(h:section)+">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="language" as="xs:string" select="(f:language(.)[.], 'en')[1]"/>
    <xsl:variable name="is-ours" as="xs:boolean" select="exists(tei:text//tei:div[@type = 'introduction'])"/>
    <section role="{if ($is-ours) then 'doc-introduction' else 'doc-chapter'}" class="chapter"
        aria-labelledby="{f:part-id('title', .)}">
      <xsl:sequence select="f:attributes(.)[name() = 'id']"/>
      <xsl:call-template name="local:opening"/>
      <xsl:call-template name="local:abstract"/>
      <div class="reading" lang="{$language}">
        <xsl:apply-templates select="(tei:* except (tei:teiHeader, tei:TEI))[normalize-space()]" mode="m:html"/>
        <xsl:call-template name="b:notes"/>
      </div>
      <xsl:call-template name="b:corrections"/>
      <xsl:call-template name="b:sources"/>
    </section>
    <xsl:for-each select="tei:TEI">
      <xsl:call-template name="local:chapter"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Author, title as printed, the title of this edition where it differs, kind, place and date. -->
  <xsl:template name="local:opening" as="element(h:header)">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="printed" as="element()?" select="f:title-head(.)"/>
    <xsl:variable name="genre" as="xs:string" select="f:genre(.)"/>
    <header>
      <xsl:where-populated>
        <p class="author"><xsl:sequence select="f:linked-list(tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:author)"/></p>
      </xsl:where-populated>
      <xsl:element name="h{if (parent::tei:TEI) then 2 else 1}" namespace="http://www.w3.org/1999/xhtml">
        <xsl:attribute name="id" select="f:part-id('title', .)"/>
        <xsl:apply-templates select="$printed/node()" mode="m:html"/>
        <xsl:value-of select="f:title(.)[empty($printed)]"/>
      </xsl:element>
      <xsl:if test="$printed and local:bare(f:reading-text($printed)) ne local:bare(f:title(.))">
        <p class="title"><xsl:value-of select="f:title(.)"/></p>
      </xsl:if>
      <xsl:where-populated>
        <p class="subtitle" role="doc-subtitle"><xsl:value-of select="f:subtitle(.)"/></p>
        <p class="facts">
          <xsl:value-of select="(upper-case(substring($genre, 1, 1)) || substring($genre, 2), f:place(.), f:date(.))[.]"
              separator=" · "/>
        </p>
      </xsl:where-populated>
    </header>
  </xsl:template>

  <xsl:function name="local:bare" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:sequence select="lower-case(replace($title, '[^\p{L}\p{N}]+', ''))"/>
  </xsl:function>

  <!-- What this edition says about the text. -->
  <xsl:template name="local:abstract" as="element(h:section)?">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="abstract" as="element()*" select="tei:teiHeader/tei:profileDesc/tei:abstract[normalize-space()]"/>
    <xsl:if test="$abstract">
      <section class="abstract edition" lang="en" role="doc-introduction" aria-label="Introduction by this edition">
        <xsl:apply-templates select="$abstract/*" mode="m:html"/>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The title that the source prints stands above the text already. -->
  <xsl:template match="(tei:head | tei:docTitle)[. is f:title-head(ancestor::tei:TEI[1])]" mode="m:html" as="element()?">
    <xsl:if test="@xml:id">
      <div id="{@xml:id}"/>
    </xsl:if>
  </xsl:template>

  <!-- A mark of a page of the source. -->
  <xsl:template match="tei:pb" mode="m:html" as="element(h:span)">
    <span>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:value-of select="@n ! ('[' || . || ']')"/>
    </span>
  </xsl:template>

  <!-- A book carries no pictures of others: their descriptions stand for them. -->
  <xsl:template match="tei:graphic" mode="m:html" as="element()*">
    <xsl:apply-templates select="*" mode="m:html"/>
  </xsl:template>
</xsl:stylesheet>
