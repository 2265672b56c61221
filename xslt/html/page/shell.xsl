<?xml version="1.0" encoding="UTF-8"?>
<!-- The page around the text: head, site header, footer. Nothing here matches an element of a text. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:shell:local"
    exclude-result-prefixes="#all">

  <!-- The whole page. $head holds what the head says about this page, $main what stands between header and footer. -->
  <xsl:template name="f:page" as="element(h:html)">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="head" as="element()*"/>
    <xsl:param name="main" as="node()*"/>
    <!-- What may run as a script, if not what the policy for all else allows. -->
    <xsl:param name="scripts" as="xs:string" select="''"/>
    <xsl:variable name="start" as="xs:string" select="f:free-id('main', .)"/>
    <html lang="en">
      <head>
        <meta charset="UTF-8"/>
        <meta http-equiv="Content-Security-Policy"
            content="default-src 'self'; {$scripts[.] ! ('script-src ' || . || '; ')}object-src 'none'; base-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="$title"/></title>
        <xsl:if test="empty($head[self::h:meta[@name = 'description']])">
          <meta name="description" content="{$title}"/>
        </xsl:if>
        <xsl:sequence select="$head"/>
        <xsl:call-template name="local:assets"/>
      </head>
      <body class="{$class}">
        <a class="skip" href="#{$start}">Skip to the text</a>
        <xsl:call-template name="local:site-header"/>
        <main id="{$start}"><xsl:sequence select="$main"/></main>
        <xsl:call-template name="local:site-footer"/>
      </body>
    </html>
  </xsl:template>

  <!-- Colours of the browser's own bars, style sheet and script. -->
  <xsl:template name="local:assets" as="element()+">
    <meta name="color-scheme" content="light dark"/>
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf9f4"/>
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#17150f"/>
    <meta name="generator" content="{string-join(('edition', $tool-version[.]), ' ')}"/>
    <link rel="icon" type="image/svg+xml" href="{$root}assets/icon.svg"/>
    <link rel="stylesheet" href="{$root}assets/edition.css"/>
    <script src="{$root}assets/edition.js" defer="defer"/>
    <xsl:if test="$feed">
      <link rel="alternate" type="application/atom+xml" title="Changes of the edition" href="{$root}{$feed}"/>
    </xsl:if>
  </xsl:template>

  <!-- The title of the edition, and the ways to its parts. -->
  <xsl:template name="local:site-header" as="element(h:header)">
    <header class="site">
      <nav aria-label="Edition">
        <a class="home" href="{$root}index.html">
          <xsl:value-of select="if ($edition-title) then $edition-title else 'Contents'"/>
        </a>
        <a href="{$root}index.html#{f:free-id('texts', .)}">Texts</a>
        <xsl:if test="$registers">
          <a href="{$root}{$registers}">Registers</a>
          <a href="{$root}registers/names.html">Index</a>
        </xsl:if>
        <xsl:if test="$search">
          <a href="{$root}{$search}" rel="search">Search</a>
        </xsl:if>
        <a href="{$root}about.html">About</a>
      </nav>
    </header>
  </xsl:template>

  <xsl:template name="local:site-footer" as="element(h:footer)">
    <footer class="site">
      <p>
        <xsl:value-of select="($edition-title[.], (self::tei:TEI, self::tei:teiCorpus) ! f:title(.))[1]"/>
      </p>
      <xsl:call-template name="f:reference-pages"/>
      <p class="tool">
        <xsl:value-of select="string-join(('Made from TEI with edition', $tool-version[.]), ' ')"/>
      </p>
    </footer>
  </xsl:template>

  <!-- The other formats, as a list of links. -->
  <xsl:template name="f:downloads" as="element(h:ul)?">
    <xsl:variable name="formats" as="xs:string*" select="f:ways($text-downloads)"/>
    <xsl:if test="exists($formats)">
      <ul class="downloads" role="list">
        <xsl:for-each select="$formats">
          <li>
            <xsl:sequence select="f:way(.)"/>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- The entries of a parameter "LABEL=PATH LABEL=PATH" whose paths stay within the site. -->
  <xsl:function name="f:ways" as="xs:string*">
    <xsl:param name="list" as="xs:string"/>
    <xsl:sequence select="tokenize($list)[matches(., '^[^=]+=[\c-[:.]][\c/%-[:]]*$')]"/>
  </xsl:function>

  <!-- One such entry as a link; a low line in its label stands for a blank. -->
  <xsl:function name="f:way" as="element(h:a)">
    <xsl:param name="entry" as="xs:string"/>
    <a href="{$root}{substring-after($entry, '=')}">
      <xsl:value-of select="translate(substring-before($entry, '='), '_', ' ')"/>
    </a>
  </xsl:function>
</xsl:stylesheet>
