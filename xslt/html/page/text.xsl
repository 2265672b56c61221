<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of one text. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:text:local"
    exclude-result-prefixes="#all">

  <!-- Whole pages, from the document element. -->
  <xsl:mode on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/" as="element(h:html)">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="tei:TEI" as="element(h:html)">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="string-join((f:title(.), $edition-title[.]), ' – ')"/>
      <xsl:with-param name="class" select="'text-page'"/>
      <xsl:with-param name="head" as="element()*">
        <xsl:call-template name="f:refresh"/>
        <xsl:call-template name="f:metadata"/>
        <xsl:call-template name="f:views-style"/>
        <xsl:sequence select="local:neighbour-link('prev', $previous-id), local:neighbour-link('next', $next-id)"/>
        <script src="{$root}assets/notes.js" defer="defer"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="node()*">
        <xsl:call-template name="f:views"/>
        <xsl:call-template name="f:article"/>
        <xsl:call-template name="f:moved"/>
        <xsl:call-template name="local:neighbours"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Any other document of TEI (a taxonomy, a list, a fragment) is a page of its words. -->
  <xsl:template match="*" as="element(h:html)" priority="-1">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="string-join((local-name(), $edition-title[.]), ' – ')"/>
      <xsl:with-param name="class" select="'text-page'"/>
      <xsl:with-param name="main" as="node()*">
        <h1><xsl:value-of select="local-name()"/></h1>
        <article class="reading">
          <xsl:apply-templates select="." mode="m:html">
            <xsl:with-param name="beside" select="true()" tunnel="yes"/>
          </xsl:apply-templates>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- One text with all that belongs to it: facts, contents, words, notes, corrections, and what is known about it. -->
  <xsl:template name="f:article" as="element(h:article)+">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="language" as="xs:string" select="f:language(.)"/>
    <article>
      <xsl:sequence select="f:attributes(.)[name() = 'id']"/>
      <xsl:call-template name="f:facts"/>
      <xsl:call-template name="f:contents"/>
      <div class="reading" lang="{if ($language) then $language else 'en'}">
        <xsl:apply-templates select="(tei:* except (tei:teiHeader, tei:TEI))[normalize-space()]" mode="m:html">
          <xsl:with-param name="beside" select="true()" tunnel="yes"/>
        </xsl:apply-templates>
        <xsl:call-template name="f:endnotes"/>
      </div>
      <xsl:call-template name="f:corrections"/>
      <xsl:call-template name="f:named-here"/>
      <xsl:call-template name="f:about"/>
    </article>
    <xsl:for-each select="tei:TEI">
      <xsl:call-template name="f:article"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The texts before and after this one. -->
  <xsl:template name="local:neighbours" as="element(h:nav)?">
    <xsl:if test="$previous-id or $next-id">
      <nav class="neighbours" aria-label="Texts before and after">
        <xsl:sequence select="local:neighbour('prev', 'Previous', $previous-id, $previous-title),
            local:neighbour('next', 'Next', $next-id, $next-title)"/>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:function name="local:neighbour" as="element(h:a)?">
    <xsl:param name="rel" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:if test="$id">
      <a class="{$rel}" rel="{$rel}" href="{$root}texts/{$id}.html">
        <span class="label"><xsl:value-of select="$label"/></span>
        <xsl:text> </xsl:text>
        <span class="title"><xsl:value-of select="if ($title) then $title else $id"/></span>
      </a>
    </xsl:if>
  </xsl:function>

  <xsl:function name="local:neighbour-link" as="element(h:link)?">
    <xsl:param name="rel" as="xs:string"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:if test="$id">
      <link rel="{$rel}" href="{$root}texts/{$id}.html"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
