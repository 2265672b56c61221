<?xml version="1.0" encoding="UTF-8"?>
<!-- After a text: where it comes from, who worked on it, what the law says. -->
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
    xmlns:local="urn:edition:epub:sources:local"
    exclude-result-prefixes="#all">

  <xsl:template name="b:sources" as="element(h:section)?">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="id" as="xs:string" select="f:part-id('about', .)"/>
    <xsl:if test="f:authors(.)[1] or tei:teiHeader//tei:availability">
      <section class="about edition" lang="en" aria-labelledby="{$id}">
        <h2 id="{$id}">About this text</h2>
        <xsl:call-template name="f:publication-history"/>
        <xsl:call-template name="local:responsibility"/>
        <xsl:call-template name="local:rights"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="local:responsibility" as="element()*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="statements" as="element()*"
        select="tei:teiHeader/tei:fileDesc/(tei:titleStmt | tei:editionStmt)/tei:respStmt"/>
    <xsl:if test="$statements">
      <h3>Responsibility</h3>
      <dl>
        <xsl:for-each select="$statements">
          <dt><xsl:value-of select="f:list(tei:resp ! f:reading-text(.))"/></dt>
          <dd><xsl:value-of select="f:name(.)"/></dd>
        </xsl:for-each>
      </dl>
    </xsl:if>
  </xsl:template>

  <xsl:template name="local:rights" as="element()*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="statements" as="element()*" select="b:rights(.)"/>
    <xsl:if test="$statements">
      <h3>Rights</h3>
      <xsl:where-populated>
        <dl>
          <xsl:for-each select="$statements[@n]">
            <dt><xsl:value-of select="b:layer(.)"/></dt>
            <dd><xsl:sequence select="b:licence(.)"/></dd>
          </xsl:for-each>
        </dl>
      </xsl:where-populated>
      <xsl:for-each select="$statements[not(@n)]">
        <p><xsl:sequence select="b:licence(.)"/></p>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- What a text (or the edition) says about rights, layer by layer. -->
  <xsl:function name="b:rights" as="element()*" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="$text/tei:teiHeader/tei:fileDesc/tei:publicationStmt/tei:availability/*[normalize-space()]"/>
  </xsl:function>

  <!-- The name of a layer: "Translation". -->
  <xsl:function name="b:layer" as="xs:string" visibility="public">
    <xsl:param name="statement" as="element()"/>
    <xsl:sequence select="upper-case(substring($statement/@n, 1, 1)) || substring($statement/@n, 2)"/>
  </xsl:function>

  <!-- A statement of rights; a licence leads to its text. -->
  <xsl:function name="b:licence" as="node()*" visibility="public">
    <xsl:param name="statement" as="element()"/>
    <xsl:variable name="href" as="xs:string?" select="$statement/@target[matches(., '^https?:')] ! f:href(., $statement)"/>
    <xsl:choose>
      <xsl:when test="exists($href)">
        <a href="{$href}"><xsl:value-of select="f:reading-text($statement)"/></a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="f:reading-text($statement)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
