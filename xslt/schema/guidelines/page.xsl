<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of the guidelines: title, contents, prose, elements, rules. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:o="urn:edition:odd"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:schema:guidelines:page:local"
    exclude-result-prefixes="#all">

  <xsl:template match="/tei:TEI[.//tei:schemaSpec]" as="element(h:html)">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="string-join((f:title(.), $edition-title[.]), ' – ')"/>
      <xsl:with-param name="class" select="'guidelines-page'"/>
      <xsl:with-param name="head" as="element()*">
        <meta name="description" content="{(f:subtitle(.)[.], f:title(.))[1]}"/>
        <link rel="stylesheet" href="{$root}assets/guidelines.css"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="node()*">
        <article>
          <xsl:call-template name="local:title"/>
          <xsl:call-template name="local:contents"/>
          <div class="reading">
            <xsl:apply-templates select="tei:text" mode="m:html"/>
          </div>
          <xsl:call-template name="o:element-reference"/>
          <xsl:call-template name="o:rule-reference"/>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The title in the header, where the text itself has none. -->
  <xsl:template name="local:title" as="element(h:header)?">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:if test="empty(f:title-head(.))">
      <header>
        <h1><xsl:value-of select="f:title(.)"/></h1>
        <xsl:where-populated>
          <p class="sub" role="doc-subtitle"><xsl:value-of select="f:subtitle(.)"/></p>
        </xsl:where-populated>
      </header>
    </xsl:if>
  </xsl:template>

  <!-- The chapters, and the two parts of the reference. -->
  <xsl:template name="local:contents" as="element(h:nav)">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <nav class="contents" aria-label="Contents">
      <ul role="list">
        <xsl:for-each select="tei:text/*/tei:div[@xml:id][tei:head]">
          <li><a href="#{@xml:id}"><xsl:value-of select="f:reading-text(tei:head[1])"/></a></li>
        </xsl:for-each>
        <li><a href="#{f:free-id('elements', .)}">Elements</a></li>
        <xsl:if test=".//tei:constraintSpec">
          <li><a href="#{f:free-id('rules', .)}">Rules</a></li>
        </xsl:if>
      </ul>
    </nav>
  </xsl:template>
</xsl:stylesheet>
