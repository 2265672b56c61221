<?xml version="1.0" encoding="UTF-8"?>
<!-- Codes of findings, layer by layer: code, severity, meaning; those of rules lead to the encoding guidelines. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:codes"
    xmlns:f="urn:edition:functions"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:schema:codes:local"
    exclude-result-prefixes="#all">

  <xsl:variable name="local:title" as="xs:string" select="'Finding codes'"/>

  <xsl:template match="c:codes" as="element(h:html)">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="string-join(($local:title, $edition-title[.]), ' – ')"/>
      <xsl:with-param name="class" select="'guidelines-page codes-page'"/>
      <xsl:with-param name="head" as="element()*">
        <meta name="description" content="What the checks of this edition may find, code by code"/>
        <link rel="stylesheet" href="{$root}assets/guidelines.css"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="node()*">
        <article>
          <header>
            <h1><xsl:value-of select="$local:title"/></h1>
            <p class="sub" role="doc-subtitle">What the checks of this edition may find</p>
          </header>
          <xsl:call-template name="local:contents"/>
          <xsl:call-template name="local:severities"/>
          <xsl:for-each select="c:layer">
            <xsl:call-template name="local:layer"/>
          </xsl:for-each>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The layers of the check. -->
  <xsl:template name="local:contents" as="element(h:nav)">
    <xsl:context-item as="element(c:codes)" use="required"/>
    <nav class="contents" aria-label="Contents">
      <ul role="list">
        <xsl:for-each select="c:layer">
          <li><a href="#layer-{@letter}"><xsl:value-of select="@title"/></a></li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:template>

  <!-- What the three severities mean. -->
  <xsl:template name="local:severities" as="element(h:div)">
    <div class="reading">
      <p>Each finding names its code, the file, the line and what to do. An <em>error</em> must be mended before the
        edition is published; a <em>warning</em> deserves a look; a <em>note</em> says what was done. A code keeps its
        meaning for good: one that is given up is not given to anything else.</p>
    </div>
  </xsl:template>

  <xsl:template name="local:layer" as="element(h:section)">
    <xsl:context-item as="element(c:layer)" use="required"/>
    <section class="reference" aria-labelledby="layer-{@letter}">
      <h2 id="layer-{@letter}"><xsl:value-of select="@title"/></h2>
      <dl class="rules">
        <xsl:for-each select="c:code">
          <dt id="{@id}"><xsl:value-of select="@id"/></dt>
          <dd>
            <span class="severity {@severity}"><xsl:value-of select="@severity"/></span>
            <xsl:text> </xsl:text>
            <span>
              <xsl:value-of select="@meaning"/>
              <xsl:if test="@rule">
                <xsl:text> </xsl:text>
                <a class="rule" href="{$root}{@rule}">the rule</a>
              </xsl:if>
            </span>
          </dd>
        </xsl:for-each>
      </dl>
    </section>
  </xsl:template>
</xsl:stylesheet>
