<?xml version="1.0" encoding="UTF-8"?>
<!-- The navigation document (EPUB 3.3, chapter 7): contents, landmarks, pages of the printed book. -->
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
    xmlns:local="urn:edition:epub:navigation:local"
    exclude-result-prefixes="#all">

  <xsl:template match="b:book[$part = 'nav']" as="element(h:html)">
    <xsl:call-template name="b:document">
      <xsl:with-param name="title" select="'Contents'"/>
      <xsl:with-param name="type" select="'frontmatter'"/>
      <xsl:with-param name="class" select="'contents'"/>
      <xsl:with-param name="content" as="element()+">
        <nav epub:type="toc" role="doc-toc" aria-labelledby="contents">
          <h1 id="contents">Contents</h1>
          <ol role="list">
            <xsl:for-each select="b:file[@title]">
              <xsl:call-template name="local:entry"/>
            </xsl:for-each>
          </ol>
        </nav>
        <xsl:call-template name="local:landmarks"/>
        <xsl:call-template name="local:pages"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A chapter, and its sections below it. -->
  <xsl:template name="local:entry" as="element(h:li)">
    <xsl:context-item as="element()" use="required"/>
    <li class="{@kind}">
      <a href="{@href}"><xsl:value-of select="@title"/></a>
      <xsl:where-populated>
        <ol role="list">
          <xsl:for-each select="b:section">
            <xsl:call-template name="local:entry"/>
          </xsl:for-each>
        </ol>
      </xsl:where-populated>
    </li>
  </xsl:template>

  <xsl:template name="local:landmarks" as="element(h:nav)">
    <xsl:context-item as="element(b:book)" use="required"/>
    <nav epub:type="landmarks" aria-labelledby="landmarks" hidden="hidden">
      <h2 id="landmarks">Landmarks</h2>
      <ol role="list">
        <xsl:for-each select="b:file[@kind = 'cover']">
          <li><a epub:type="cover" href="{@href}">Cover</a></li>
        </xsl:for-each>
        <xsl:for-each select="b:file[@kind = 'titlepage']">
          <li><a epub:type="titlepage" href="{@href}">Title page</a></li>
        </xsl:for-each>
        <li><a epub:type="toc" href="#contents">Contents</a></li>
        <xsl:for-each select="b:file[@kind = ('introduction', 'text')][1]">
          <li><a epub:type="bodymatter" href="{@href}">Start of the text</a></li>
        </xsl:for-each>
        <xsl:for-each select="b:file[@kind = 'register'][1]">
          <li><a epub:type="index" href="{@href}">Registers</a></li>
        </xsl:for-each>
      </ol>
    </nav>
  </xsl:template>

  <xsl:template name="local:pages" as="element(h:nav)?">
    <xsl:context-item as="element(b:book)" use="required"/>
    <xsl:if test="b:page">
      <nav epub:type="page-list" role="doc-pagelist" aria-labelledby="pages" hidden="hidden">
        <h2 id="pages">Pages of the printed book</h2>
        <ol role="list">
          <xsl:for-each select="b:page">
            <li><a href="{@href}"><xsl:value-of select="@n"/></a></li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
