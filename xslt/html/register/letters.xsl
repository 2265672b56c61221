<?xml version="1.0" encoding="UTF-8"?>
<!-- The letters of an alphabet: ways within a page, or to the pages of a long list. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:r="urn:edition:register"
    xmlns:f="urn:edition:functions"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:register:letters:local"
    exclude-result-prefixes="#all">

  <!-- The identifier of a letter on the page; a letter that addresses must escape stands as its code point. -->
  <xsl:function name="f:letter-id" as="xs:string">
    <xsl:param name="letter" as="xs:string"/>
    <xsl:sequence select="
        'letter-' || (if ($letter = '#') then 'other' else if ($letter = '0–9') then 'digits'
                      else if (matches($letter, '^[A-Za-z]$')) then $letter
                      else 'u' || string-to-codepoints($letter)[1])"/>
  </xsl:function>

  <xsl:function name="f:letter-name" as="xs:string">
    <xsl:param name="letter" as="xs:string"/>
    <xsl:sequence select="if ($letter = '#') then 'Other' else $letter"/>
  </xsl:function>

  <!-- The ways to the letters of a list. The page of a long list has no entries itself: it tells how many there are. -->
  <xsl:template name="f:letters" as="element(h:nav)">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="here" as="xs:string" select="string(@letter)"/>
    <nav class="letters {'counted'[current()/r:letter][not($here)]}" aria-label="Letters">
      <ul role="list">
        <xsl:for-each select="r:letter">
          <li><xsl:sequence select="local:page(., $here)"/></li>
        </xsl:for-each>
        <xsl:for-each select="distinct-values((r:item, r:under)/@letter)[empty(current()/r:letter)]">
          <li><a href="#{f:letter-id(.)}"><xsl:value-of select="f:letter-name(.)"/></a></li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:template>

  <!-- The way to the page of a letter. -->
  <xsl:function name="local:page" as="node()+">
    <xsl:param name="letter" as="element(r:letter)"/>
    <xsl:param name="here" as="xs:string"/>
    <a href="{$root}registers/{$letter/@page}.html">
      <xsl:if test="$letter/@name = $here">
        <xsl:attribute name="aria-current" select="'page'"/>
      </xsl:if>
      <xsl:value-of select="f:letter-name($letter/@name)"/>
    </a>
    <xsl:if test="not($here)">
      <xsl:text> </xsl:text>
      <span class="count"><xsl:value-of select="format-integer($letter/@entries, '#,##0')"/></span>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
