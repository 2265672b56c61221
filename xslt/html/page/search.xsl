<?xml version="1.0" encoding="UTF-8"?>
<!-- The search page: a form that a script brings to life, and the way to the index where there is no script. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:s="urn:edition:search"
    xmlns:f="urn:edition:functions"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:search:local"
    exclude-result-prefixes="#all">

  <!-- What a reader can choose from, and the words for it. -->
  <xsl:variable name="local:choices" as="map(xs:string, xs:string)" select="map{
      'text': 'Text', 'author': 'Author', 'year': 'Year', 'person': 'Person named', 'place': 'Place named'}"/>

  <xsl:template match="s:search" as="element(h:html)">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="string-join(('Search', $edition-title[.]), ' – ')"/>
      <xsl:with-param name="class" select="'search-page'"/>
      <!-- The search engine is WebAssembly, which a page must allow by name. -->
      <xsl:with-param name="scripts" select="'''self'' ''wasm-unsafe-eval'''"/>
      <xsl:with-param name="head" as="element()*">
        <meta name="description" content="Search the texts, notes and registers of this edition"/>
        <link rel="stylesheet" href="{$root}assets/search.css"/>
        <script src="{$root}assets/search.js" defer="defer"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="node()*">
        <article>
          <h1>Search</h1>
          <xsl:call-template name="local:without"/>
          <xsl:call-template name="local:form"/>
          <p id="search-status" role="status" class="status"/>
          <div id="search-also" class="also"/>
          <div id="search-results"/>
          <p class="more" hidden="hidden" id="search-more"><button type="button">Show more texts</button></p>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What is told where the search cannot work: no script, or no server. -->
  <xsl:template name="local:without" as="element()+">
    <noscript>
      <p class="without">The search needs JavaScript, which is switched off here. <xsl:call-template name="local:index"/></p>
    </noscript>
    <p class="without" id="search-file" hidden="hidden">
      <xsl:text>The search needs a web server, and this page was opened as a file. </xsl:text>
      <xsl:text>The command </xsl:text><code>edition serve</code><xsl:text> starts one on this machine. </xsl:text>
      <xsl:call-template name="local:index"/>
    </p>
  </xsl:template>

  <xsl:template name="local:index" as="node()*">
    <xsl:choose>
      <xsl:when test="$registers">
        <xsl:text>The </xsl:text>
        <a href="{$root}registers/names.html">index</a>
        <xsl:text> leads to every paragraph that names a person, place, organisation, event or work.</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <a href="{$root}index.html">All texts</a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="local:form" as="element(h:form)">
    <xsl:context-item as="element(s:search)" use="required"/>
    <form role="search" id="search-form" hidden="hidden" data-forms="{@forms}">
      <p class="words">
        <label for="search-words">Words</label>
        <input type="search" id="search-words" name="q" autocomplete="off" autocapitalize="none" spellcheck="false"
            enterkeyhint="search" aria-describedby="search-hint" maxlength="300"/>
        <button type="submit">Search</button>
      </p>
      <p class="hint" id="search-hint">
        <xsl:text>A name is found in every form that the registers know. Words in quotation marks are found as a phrase.</xsl:text>
        <span class="key"> The key <kbd>/</kbd> leads here from every page.</span>
      </p>
      <details id="search-choices">
        <summary>Narrow the search</summary>
        <div class="choices">
          <xsl:call-template name="local:kinds"/>
          <xsl:for-each-group select="*" group-adjacent="local-name()">
            <xsl:sequence select="local:choice(current-grouping-key(), current-group())"/>
          </xsl:for-each-group>
        </div>
      </details>
    </form>
  </xsl:template>

  <xsl:template name="local:kinds" as="element(h:p)">
    <p>
      <label for="search-kind">Part</label>
      <select id="search-kind" name="kind">
        <option value="">texts, notes and registers</option>
        <option value="text">texts</option>
        <option value="note">notes</option>
        <option value="register">registers</option>
      </select>
    </p>
  </xsl:template>

  <!-- One thing to choose by; a list of one is no choice. -->
  <xsl:function name="local:choice" as="element(h:p)?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="options" as="element()*"/>
    <xsl:if test="count($options) gt 1">
      <p>
        <label for="search-{$name}"><xsl:value-of select="$local:choices($name)"/></label>
        <select id="search-{$name}" name="{$name}">
          <option value="">any</option>
          <xsl:for-each select="$options">
            <option value="{@value}">
              <xsl:for-each select="@token">
                <xsl:attribute name="data-token" select="."/>
              </xsl:for-each>
              <xsl:value-of select="@words"/>
            </option>
          </xsl:for-each>
        </select>
      </p>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
