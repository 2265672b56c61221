<?xml version="1.0" encoding="UTF-8"?>
<!-- About a text: its abstract, its history, who is responsible, what the law says, how to cite it, other formats. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:about:local"
    exclude-result-prefixes="#all">

  <xsl:template name="f:about" as="element(h:section)">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="id" as="xs:string" select="f:part-id('about', .)"/>
    <section class="about edition" lang="en" aria-labelledby="{$id}">
      <h2 id="{$id}">About this text</h2>
      <xsl:apply-templates select="tei:teiHeader/tei:profileDesc/tei:abstract/*" mode="m:html"/>
      <xsl:apply-templates select="tei:teiHeader/tei:profileDesc/tei:settingDesc" mode="m:fact"/>
      <xsl:apply-templates select="tei:teiHeader/tei:profileDesc/tei:correspDesc" mode="m:fact"/>
      <xsl:call-template name="f:publication-history"/>
      <xsl:call-template name="f:relations"/>
      <xsl:call-template name="local:responsibility"/>
      <xsl:call-template name="local:rights"/>
      <xsl:call-template name="f:extent"/>
      <xsl:call-template name="f:encoding"/>
      <xsl:call-template name="f:cite"/>
      <xsl:variable name="downloads" as="element()?">
        <xsl:call-template name="f:downloads"/>
      </xsl:variable>
      <xsl:if test="$downloads">
        <h3>Other formats</h3>
        <xsl:sequence select="$downloads"/>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- A part of the header as a sentence or two. -->
  <xsl:mode name="m:fact" on-no-match="fail"/>

  <xsl:template match="tei:settingDesc" mode="m:fact" as="element(h:p)?">
    <xsl:where-populated>
      <p><xsl:value-of select="local:occasion(.)"/></p>
    </xsl:where-populated>
  </xsl:template>

  <!-- "Occasion: the Sixth Congress. Moscow, 8 November 1918." -->
  <xsl:function name="local:occasion" as="xs:string">
    <xsl:param name="setting" as="element(tei:settingDesc)"/>
    <xsl:variable name="activity" as="xs:string*" select="$setting//tei:activity ! f:reading-text(.)"/>
    <xsl:variable name="rest" as="xs:string*" select="$setting/tei:setting/(* except tei:activity) ! f:reading-text(.)"/>
    <xsl:sequence select="
        if (exists($activity))
        then 'Occasion: ' || string-join((string-join($activity, '; '), string-join($rest, ', ')[.]), '. ') || '.'
        else f:reading-text($setting)"/>
  </xsl:function>

  <!-- "A letter from A, Moscow, January 1923, to B." -->
  <xsl:template match="tei:correspDesc" mode="m:fact" as="element(h:p)?">
    <xsl:variable name="actions" as="element()*"
        select="tei:correspAction[@type = 'sent'][1], tei:correspAction[@type = 'received'][1]"/>
    <xsl:if test="exists($actions)">
      <p>
        <xsl:text>A letter </xsl:text>
        <xsl:for-each select="$actions">
          <xsl:value-of select="if (position() gt 1) then ', ' else (), if (@type = 'sent') then 'from ' else 'to '"
              separator=""/>
          <xsl:sequence select="local:correspondent(.)"/>
        </xsl:for-each>
        <xsl:text>.</xsl:text>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- One end of a correspondence: who, where, when. -->
  <xsl:function name="local:correspondent" as="node()*">
    <xsl:param name="action" as="element(tei:correspAction)"/>
    <xsl:variable name="where" as="element()?" select="$action/(tei:placeName | tei:settlement)[f:reading-text(.)][1]"/>
    <xsl:variable name="when" as="element()?" select="$action/tei:date[f:reading-text(.)][1]"/>
    <xsl:variable name="who" as="element()*" select="$action/(tei:persName | tei:orgName | tei:name)[f:reading-text(.)]"/>
    <xsl:sequence select="f:linked-list($who)"/>
    <xsl:for-each select="$where, $when">
      <xsl:value-of select="if (exists($who) or position() gt 1) then ', ' else ()"/>
      <xsl:sequence select="f:linked(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Who did what. -->
  <xsl:template name="local:responsibility" as="element()*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="statements" as="element()*"
        select="tei:teiHeader/tei:fileDesc/(tei:titleStmt | tei:editionStmt)/tei:respStmt"/>
    <xsl:if test="$statements">
      <h3>Responsibility</h3>
      <dl>
        <xsl:for-each select="$statements">
          <dt><xsl:value-of select="f:list(tei:resp ! f:reading-text(.))"/></dt>
          <dd>
            <xsl:variable name="names" as="element()*" select="tei:name | tei:persName | tei:orgName"/>
            <xsl:sequence select="f:linked-list($names)"/>
            <xsl:value-of select="f:name(.)[empty($names[f:reading-text(.)])]"/>
          </dd>
        </xsl:for-each>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- What the law says, layer by layer. -->
  <xsl:template name="local:rights" as="element()*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="statements" as="element()*"
        select="tei:teiHeader/tei:fileDesc/tei:publicationStmt/tei:availability/*[normalize-space()]"/>
    <xsl:if test="$statements">
      <h3>Rights</h3>
      <xsl:where-populated>
        <dl>
          <xsl:for-each select="$statements[@n]">
            <dt><xsl:value-of select="upper-case(substring(@n, 1, 1)) || substring(@n, 2)"/></dt>
            <dd><xsl:sequence select="f:licence(.)"/></dd>
          </xsl:for-each>
        </dl>
      </xsl:where-populated>
      <xsl:for-each select="$statements[not(@n)]">
        <p><xsl:sequence select="f:licence(.)"/></p>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- A statement of rights; a licence leads to its text. -->
  <xsl:function name="f:licence" as="node()*">
    <xsl:param name="statement" as="element()"/>
    <xsl:variable name="href" as="xs:string?" select="$statement/@target[matches(., '^https?:')] ! f:href(., $statement)"/>
    <xsl:choose>
      <xsl:when test="exists($href)">
        <a rel="license" href="{$href}"><xsl:value-of select="f:reading-text($statement)"/></a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="f:reading-text($statement)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
