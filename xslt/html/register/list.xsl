<?xml version="1.0" encoding="UTF-8"?>
<!-- One register from A to Z. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:r="urn:edition:register"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:register:list:local"
    exclude-result-prefixes="#all">

  <xsl:template match="r:register" as="element(h:html)">
    <xsl:variable name="title" as="xs:string" select="f:register-title(@folder)"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="string-join(($title, $edition-title[.]), ' – ')"/>
      <xsl:with-param name="class" select="'register-page register-list ' || @folder"/>
      <xsl:with-param name="head" as="element()*">
        <xsl:call-template name="f:register-head">
          <xsl:with-param name="description" select="'Register: ' || f:register-line(@folder)"/>
        </xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="main" as="node()*">
        <article>
          <xsl:call-template name="local:title"/>
          <xsl:call-template name="f:letters"/>
          <xsl:for-each-group select="r:item" group-adjacent="string(@letter)">
            <xsl:call-template name="local:letter"/>
          </xsl:for-each-group>
          <xsl:call-template name="local:downloads"/>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="local:title" as="element(h:header)">
    <xsl:context-item as="element(r:register)" use="required"/>
    <header class="register-title">
      <p class="kind"><a href="{$root}registers/index.html">Registers</a></p>
      <h1><xsl:value-of select="f:register-title(@folder)"/></h1>
      <p class="sub">
        <xsl:value-of select="f:counted(@entries, 'entry', 'entries'),
            f:counted(@mentions, 'mention', 'mentions')" separator=" · "/>
      </p>
    </header>
  </xsl:template>

  <!-- The entries of one letter. -->
  <xsl:template name="local:letter" as="element(h:section)">
    <xsl:variable name="letter" as="xs:string" select="current-grouping-key()"/>
    <section class="letter" aria-labelledby="{f:letter-id($letter)}">
      <h2 id="{f:letter-id($letter)}"><xsl:value-of select="f:letter-name($letter)"/></h2>
      <ul role="list">
        <xsl:for-each select="current-group()">
          <xsl:call-template name="local:item"/>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template name="local:item" as="element(h:li)">
    <xsl:context-item as="element(r:item)" use="required"/>
    <xsl:variable name="dates" as="xs:string" select="f:short-dates(tei:*)"/>
    <li>
      <p class="entry-name">
        <a href="{$root}registers/{@page}.html">
          <xsl:sequence select="f:italic(tei:*)"/>
          <xsl:value-of select="@listed"/>
        </a>
        <xsl:if test="$dates">
          <xsl:text> </xsl:text>
          <span class="dates"><xsl:value-of select="$dates"/></span>
        </xsl:if>
      </p>
      <xsl:for-each select="@mentions[xs:integer(.) gt 0]">
        <p class="count"><xsl:value-of select="f:counted(., 'mention', 'mentions')"/></p>
      </xsl:for-each>
      <xsl:where-populated>
        <p class="line"><xsl:value-of select="f:description(tei:*)"/></p>
      </xsl:where-populated>
    </li>
  </xsl:template>

  <!-- The register as a file. -->
  <xsl:template name="local:downloads" as="element(h:section)?">
    <xsl:variable name="formats" as="element()?">
      <xsl:call-template name="f:downloads"/>
    </xsl:variable>
    <xsl:if test="$formats">
      <section class="register-files" aria-labelledby="files">
        <h2 id="files">This register as data</h2>
        <xsl:sequence select="$formats"/>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
