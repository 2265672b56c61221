<?xml version="1.0" encoding="UTF-8"?>
<!-- The index as in the back of a book: names of all kinds in one alphabet, with the paragraphs that have them. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:r="urn:edition:register"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:register:names:local"
    exclude-result-prefixes="#all">

  <xsl:template match="r:names" as="element(h:html)">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="string-join((string-join(('Index', @letter[string()]), ': '), $edition-title[.]), ' – ')"/>
      <xsl:with-param name="class" select="'register-page name-index'"/>
      <xsl:with-param name="head" as="element()*">
        <xsl:call-template name="f:register-head">
          <xsl:with-param name="description" select="'Index of all names in the texts, with the paragraphs that have them'"/>
        </xsl:call-template>
        <link rel="stylesheet" href="{$root}assets/index.css"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="node()*">
        <article>
          <header class="register-title">
            <p class="kind"><a href="{$root}registers/index.html">Registers</a></p>
            <h1>Index</h1>
            <p class="sub">
              <xsl:value-of select="f:counted(@entries, 'name', 'names')"/>
              <xsl:text>. Numbers are those of paragraphs; a name leads to its entry.</xsl:text>
            </p>
          </header>
          <xsl:call-template name="f:letters"/>
          <xsl:apply-templates select="r:under" mode="m:index"/>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The lines of the index. -->
  <xsl:mode name="m:index" on-no-match="fail"/>

  <xsl:template match="r:under" mode="m:index" as="element(h:section)">
    <section class="letter" aria-labelledby="{f:letter-id(@letter)}">
      <h2 id="{f:letter-id(@letter)}"><xsl:value-of select="f:letter-name(@letter)"/></h2>
      <ul role="list">
        <xsl:apply-templates mode="#current"/>
      </ul>
    </section>
  </xsl:template>

  <!-- An entry with its places. -->
  <xsl:template match="r:name" mode="m:index" as="element(h:li)">
    <li>
      <a class="{'entry-name', 'italic'[current()/@italic]}" href="{$root}registers/{@page}.html"><xsl:value-of select="@words"/></a>
      <xsl:apply-templates mode="#current"/>
    </li>
  </xsl:template>

  <!-- Another name of an entry. -->
  <xsl:template match="r:see" mode="m:index" as="element(h:li)">
    <li class="see">
      <span>
        <xsl:for-each select="@lang">
          <xsl:attribute name="lang" select="."/>
        </xsl:for-each>
        <xsl:value-of select="@words"/>
      </span>
      <xsl:text>, </xsl:text>
      <i>see</i>
      <xsl:text> </xsl:text>
      <a href="{$root}registers/{@page}.html"><xsl:value-of select="@listed"/></a>
    </li>
  </xsl:template>

  <!-- The places in one text. -->
  <xsl:template match="r:in" mode="m:index" as="node()+">
    <xsl:text> </xsl:text>
    <span class="in">
      <cite><xsl:value-of select="@title"/></cite>
      <xsl:text>&#xA0;</xsl:text>
      <xsl:for-each select="r:at">
        <xsl:value-of select="if (position() gt 1) then ', ' else ()"/>
        <a href="{$root}{@address}">
          <xsl:if test="matches(@citation, '^\d')">
            <span class="visually-hidden">paragraph </span>
          </xsl:if>
          <xsl:value-of select="@citation"/>
        </a>
      </xsl:for-each>
    </span>
  </xsl:template>
</xsl:stylesheet>
