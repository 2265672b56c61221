<?xml version="1.0" encoding="UTF-8"?>
<!-- The reference of elements: what each is for, contains, may have as attributes, and where it stands. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:o="urn:edition:odd"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:schema:guidelines:elements:local"
    exclude-result-prefixes="#all">

  <xsl:template name="o:element-reference" as="element(h:section)">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="id" as="xs:string" select="f:free-id('elements', .)"/>
    <section class="reference" aria-labelledby="{$id}">
      <h2 id="{$id}">Elements</h2>
      <p class="index">
        <xsl:for-each select="o:elements(root())">
          <xsl:sequence select="o:element-link(@ident)"/>
          <xsl:text> </xsl:text>
        </xsl:for-each>
      </p>
      <xsl:apply-templates select="o:elements(root())" mode="m:reference"/>
    </section>
  </xsl:template>

  <!-- Specifications to entries of the reference. -->
  <xsl:mode name="m:reference" on-no-match="fail"/>

  <xsl:template match="tei:elementSpec" mode="m:reference" as="element(h:section)">
    <section class="spec" aria-labelledby="element-{@ident}">
      <h3 id="element-{@ident}">
        <code><xsl:value-of select="'&lt;' || @ident || '&gt;'"/></code>
      </h3>
      <xsl:where-populated>
        <p><xsl:value-of select="o:description(.)"/></p>
      </xsl:where-populated>
      <dl>
        <dt>contains</dt>
        <dd class="model"><xsl:sequence select="o:model(tei:content)"/></dd>
        <xsl:call-template name="local:parents"/>
        <xsl:call-template name="local:attributes"/>
        <xsl:call-template name="local:rules"/>
      </dl>
    </section>
  </xsl:template>

  <!-- Where the element may stand. -->
  <xsl:template name="local:parents" as="element()*">
    <xsl:context-item as="element(tei:elementSpec)" use="required"/>
    <xsl:variable name="parents" as="xs:string*" select="sort(key('o:parent', @ident) ! string(@ident))"/>
    <xsl:if test="exists($parents)">
      <dt>stands in</dt>
      <dd>
        <xsl:for-each select="$parents">
          <xsl:sequence select="o:element-link(.)"/>
          <xsl:text> </xsl:text>
        </xsl:for-each>
      </dd>
    </xsl:if>
  </xsl:template>

  <xsl:template name="local:attributes" as="element()*">
    <xsl:context-item as="element(tei:elementSpec)" use="required"/>
    <xsl:if test="exists(o:attributes(.))">
      <dt>attributes</dt>
      <dd>
        <ul class="attributes" role="list">
          <xsl:apply-templates select="o:attributes(.)" mode="m:reference"/>
        </ul>
      </dd>
    </xsl:if>
  </xsl:template>

  <!-- An attribute: whether it must be there, what it says, its values. -->
  <xsl:template match="tei:attDef" mode="m:reference" as="element(h:li)">
    <li>
      <code><xsl:value-of select="'@' || @ident"/></code>
      <xsl:if test="@usage = 'req'">
        <xsl:text> </xsl:text>
        <em>required</em>
      </xsl:if>
      <xsl:value-of select="o:description(.)[.] ! (' ' || .)"/>
      <xsl:variable name="list" as="element(tei:valList)?" select="o:closed-list(.)"/>
      <xsl:choose>
        <xsl:when test="$list">
          <xsl:apply-templates select="$list" mode="m:reference"/>
        </xsl:when>
        <xsl:otherwise>
          <span class="datatype"><xsl:value-of select="' (' || o:datatype-name(tei:datatype) || ')'"/></span>
        </xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>

  <xsl:template match="tei:valList" mode="m:reference" as="element(h:ul)">
    <ul class="values" role="list">
      <xsl:for-each select="tei:valItem">
        <li>
          <code><xsl:value-of select="@ident"/></code>
          <xsl:value-of select="o:description(.)[.] ! (' ' || .)"/>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <!-- The codes of the rules about an element, each a link. -->
  <xsl:template name="local:rules" as="element()*">
    <xsl:context-item as="element(tei:elementSpec)" use="required"/>
    <xsl:variable name="codes" as="xs:string*" select="o:assertions(.) ! string(@id)"/>
    <xsl:if test="exists($codes)">
      <dt>rules</dt>
      <dd>
        <xsl:for-each select="$codes">
          <a href="#rule-{.}"><xsl:value-of select="."/></a>
          <xsl:text> </xsl:text>
        </xsl:for-each>
      </dd>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
