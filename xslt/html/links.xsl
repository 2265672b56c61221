<?xml version="1.0" encoding="UTF-8"?>
<!-- Links: what a TEI pointer becomes in the site, and which pointers are safe to become links at all. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:local="urn:edition:html:links:local"
    exclude-result-prefixes="#all">

  <!-- The pages of entries of the registers that the site has. -->
  <xsl:variable name="local:entries" as="map(xs:string, xs:boolean)"
      select="map:merge(tokenize($entries) ! map:entry(., true()))"/>

  <!-- A pointer to an entry of a register; groups 2 and 3 make the path of its page. -->
  <xsl:variable name="local:entry" as="xs:string" select="'^(\.\./)?registers/([a-z]+)\.xml#([\i-[:]][\c-[:]]*)$'"/>

  <!-- The address of a pointer for a link: a web address, a place on this page, another page, an entry of a register or
       a capture of the site; empty for anything else (other schemes, files that the site does not have). -->
  <xsl:function name="f:href" as="xs:string?" visibility="public">
    <xsl:param name="pointer" as="xs:string?"/>
    <xsl:param name="context" as="node()"/>
    <xsl:variable name="target" as="xs:string" select="normalize-space($pointer)"/>
    <xsl:choose>
      <xsl:when test="matches($target, '^https?://[^\s&lt;>&quot;\\]+$', 'i')">
        <xsl:sequence select="$target"/>
      </xsl:when>
      <xsl:when test="starts-with($target, '#')">
        <xsl:sequence select="f:targets($target, $context)[f:is-shown(.)][1] ! ('#' || @xml:id)"/>
      </xsl:when>
      <xsl:when test="matches($target, $local:entry)">
        <xsl:variable name="page" as="xs:string" select="replace($target, $local:entry, '$2/$3')"/>
        <xsl:sequence select="if ($local:entries($page)) then $root || 'registers/' || $page || '.html' else ()"/>
      </xsl:when>
      <xsl:when test="matches($target, '^(\.\./)+seeds/([\c-[:]]|%[0-9A-F]{2}|~)+(#\S*)?$')">
        <xsl:sequence select="$root || replace($target, '^(\.\./)+|#.*$', '')"/>
      </xsl:when>
      <xsl:when test="matches($target, '^(\.\./)?edition\.xml(#\c+)?$')">
        <xsl:sequence select="$root || replace($target, '^.*edition\.xml', 'about.html')"/>
      </xsl:when>
      <xsl:when test="matches($target, '^(texts/)?[\c-[:.]][\c-[:]]*\.xml(#\c+)?$')">
        <xsl:sequence select="$root || 'texts/' || replace($target, '^(texts/)?(.*)\.xml(#.*)?$', '$2.html$3')"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- True for what the page shows: not the header, and nothing that is left out of the reading text. -->
  <xsl:function name="f:is-shown" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="empty($element/ancestor-or-self::*[self::tei:teiHeader or self::tei:fw or self::tei:surplus or
        self::tei:index])"/>
  </xsl:function>

  <!-- True where the HTML of an element has links of its own, so that no link can be put around it. -->
  <xsl:function name="f:has-link" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/descendant::*[self::tei:ref or self::tei:ptr or self::tei:note or
        f:is-intervention(.)])"/>
  </xsl:function>

  <!-- Links with words. A reference that calls a note is in html/notes.xsl. -->
  <xsl:template match="tei:ref" mode="m:html" as="element()">
    <xsl:variable name="href" as="xs:string?" select="f:href(@target, .)"/>
    <xsl:choose>
      <xsl:when test="empty($href) or f:has-block(.) or f:has-link(.) or not(normalize-space())">
        <xsl:call-template name="f:wrap"/>
      </xsl:when>
      <xsl:otherwise>
        <a href="{$href}">
          <xsl:sequence select="f:class(.), f:attributes(.)"/>
          <xsl:apply-templates mode="m:html"/>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Links without words of their own: show what they lead to. -->
  <xsl:template match="tei:ptr" mode="m:html" as="element()*">
    <xsl:variable name="href" as="xs:string?" select="f:href(@target, .)"/>
    <xsl:variable name="heading" as="xs:string"
        select="f:targets(@target, .)[1]/(tei:head, tei:label)[1] => f:reading-text()"/>
    <xsl:choose>
      <xsl:when test="exists($href)">
        <a href="{$href}">
          <xsl:sequence select="f:class(.), f:attributes(.)"/>
          <xsl:value-of select="if ($heading) then $heading else normalize-space(@target)"/>
        </a>
      </xsl:when>
      <xsl:when test="@xml:id">
        <span id="{@xml:id}"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
