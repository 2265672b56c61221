<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of one entry: what it is, its names and dates, what it is to the texts, where they name it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:r="urn:edition:register"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:register:entry:local"
    exclude-result-prefixes="#all">

  <xsl:template match="r:entry" as="element(h:html)">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title"
          select="string-join((@label, f:register-title(@folder), $edition-title[.]), ' – ')"/>
      <xsl:with-param name="class" select="'register-page register-entry ' || @kind"/>
      <xsl:with-param name="head" as="element()*">
        <xsl:call-template name="f:register-head">
          <xsl:with-param name="description" select="string-join((@label, f:description(tei:*)[.]), ': ')"/>
        </xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="main" as="node()*">
        <article>
          <xsl:call-template name="local:title"/>
          <xsl:call-template name="f:entry-facts"/>
          <div class="uses">
            <xsl:call-template name="f:entry-roles"/>
            <xsl:call-template name="f:entry-mentions"/>
            <xsl:call-template name="f:entry-neighbours"/>
            <xsl:call-template name="local:evidence"/>
          </div>
        </article>
        <xsl:call-template name="local:around"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- One neutral line about an entry. -->
  <xsl:function name="f:description" as="xs:string" visibility="public">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="f:reading-text($entry/(tei:desc | tei:note[@type = 'description'])[1]/node())"/>
  </xsl:function>

  <!-- Name, name in the original language, dates, description. -->
  <xsl:template name="local:title" as="element(h:header)">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:variable name="original" as="element()?" select="f:forms(tei:*)[@type = 'original'][not(f:reading-text(.) = current()/@label)][1]"/>
    <xsl:variable name="dates" as="xs:string" select="f:short-dates(tei:*)"/>
    <header class="register-title">
      <p class="kind">
        <a href="{$root}registers/{@folder}.html"><xsl:value-of select="f:register-title(@folder)"/></a>
      </p>
      <h1>
        <xsl:sequence select="f:italic(tei:*)"/>
        <xsl:value-of select="@label"/>
      </h1>
      <xsl:for-each select="$original">
        <p class="original"><xsl:sequence select="f:attributes(.)[name() = 'lang']"/><xsl:value-of select="f:reading-text(.)"/></p>
      </xsl:for-each>
      <xsl:where-populated>
        <p class="dates"><xsl:value-of select="$dates"/></p>
        <p class="description"><xsl:value-of select="f:description(tei:*)"/></p>
      </xsl:where-populated>
    </header>
  </xsl:template>

  <!-- How the facts of the entry were verified, as small print. -->
  <xsl:template name="local:evidence" as="element(h:section)?">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:variable name="notes" as="element()*" select="tei:*/tei:note[@type = 'verified'][f:reading-text(node())]"/>
    <xsl:if test="$notes">
      <section class="evidence" aria-labelledby="evidence">
        <h2 id="evidence">Where this was verified</h2>
        <xsl:for-each select="$notes">
          <p><xsl:value-of select="f:reading-text(node())"/></p>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The entries before and after this one in the list. -->
  <xsl:template name="local:around" as="element(h:nav)?">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:if test="r:before or r:after">
      <nav class="neighbours" aria-label="Entries before and after">
        <xsl:for-each select="r:before, r:after">
          <a class="{if (self::r:before) then 'prev' else 'next'}" href="{$root}registers/{@page}.html">
            <span class="label"><xsl:value-of select="if (self::r:before) then 'Previous' else 'Next'"/></span>
            <xsl:text> </xsl:text>
            <span class="title"><xsl:value-of select="@label"/></span>
          </a>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
