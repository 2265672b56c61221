<?xml version="1.0" encoding="UTF-8"?>
<!-- The names in a text: what the registers say of each in a line. A script shows a line beside its name. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:named:local"
    exclude-result-prefixes="#all">

  <!-- The registers in the order in which the edition names them. -->
  <xsl:variable name="local:order" as="xs:string*" select="'persons', 'places', 'organisations', 'events', 'works'"/>

  <!-- The entry that a page of the registers shows ("persons/lenin-vladimir"), from the registers beside the text. -->
  <xsl:function name="local:entry" as="element()?">
    <xsl:param name="page" as="xs:string"/>
    <xsl:param name="base" as="xs:anyURI?"/>
    <xsl:variable name="file" as="xs:anyURI?"
        select="$base[string()] ! resolve-uri('../registers/' || substring-before($page, '/') || '.xml', .)"/>
    <xsl:if test="$file ! doc-available(.)">
      <xsl:sequence select="key('id', substring-after($page, '/'), doc($file))[f:forms(.)][1]"/>
    </xsl:if>
  </xsl:function>

  <!-- The entries that a text names. -->
  <xsl:function name="f:named-entries" as="xs:string*" visibility="public">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:if test="empty($text/parent::*)">
      <xsl:sequence select="tokenize($entries)[matches(., '^[a-z]+/[\i-[:]][\c-[:]]*$')]
          [exists(local:entry(., base-uri(root($text))))]"/>
    </xsl:if>
  </xsl:function>

  <!-- The names that lead to entries, by registers; folded, since it may be long. -->
  <xsl:template name="f:named-here" as="element(h:section)?">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="base" as="xs:anyURI?" select="base-uri(root())"/>
    <xsl:variable name="told" as="xs:string*" select="f:named-entries(.)"/>
    <xsl:if test="exists($told)">
      <xsl:variable name="heading" as="xs:string" select="f:part-id('names', .)"/>
      <section class="named-here edition" lang="en" aria-labelledby="{$heading}" data-pagefind-ignore="all">
        <h2 id="{$heading}">Names in this text</h2>
        <details>
          <summary><xsl:value-of select="f:counted(count($told), 'entry', 'entries') || ' of the registers'"/></summary>
          <xsl:for-each-group select="$told" group-by="substring-before(., '/')">
            <xsl:sort select="(index-of($local:order, current-grouping-key()), 99)[1]"/>
            <h3><xsl:value-of select="f:register-title(current-grouping-key())"/></h3>
            <ul role="list">
              <xsl:for-each select="current-group()">
                <xsl:sort select="local:entry(., $base)/(tei:persName[@type = 'preferred']/tei:surname, f:forms(.))[1] ! f:reading-text(.)"
                    lang="en"/>
                <xsl:sequence select="local:line(., local:entry(., $base))"/>
              </xsl:for-each>
            </ul>
          </xsl:for-each-group>
        </details>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- "Vladimir Ilyich Lenin, 1870–1924. Leader of the Bolsheviks …". -->
  <xsl:function name="local:line" as="element(h:li)">
    <xsl:param name="page" as="xs:string"/>
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="forms" as="element()+" select="f:forms($entry)"/>
    <xsl:variable name="dates" as="xs:string" select="f:short-dates($entry)"/>
    <li>
      <span class="kind"><xsl:value-of select="local:kind($entry)"/></span>
      <xsl:text> </xsl:text>
      <a href="{$root}registers/{$page}.html">
        <xsl:value-of select="f:reading-text(($forms[@type = 'preferred'], $forms)[1])"/>
      </a>
      <xsl:if test="$dates">
        <xsl:text>, </xsl:text>
        <span class="dates"><xsl:value-of select="$dates"/></span>
      </xsl:if>
      <xsl:for-each select="f:reading-text($entry/(tei:desc | tei:note[@type = 'description'])[1]/node())[.]">
        <xsl:text>. </xsl:text>
        <span class="line"><xsl:value-of select="."/></span>
      </xsl:for-each>
    </li>
  </xsl:function>

  <!-- What an entry is, in a word. -->
  <xsl:function name="local:kind" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="(map{'person': 'person', 'place': 'place', 'org': 'organisation', 'event': 'event', 'bibl': 'work'}
        (local-name($entry)), local-name($entry))[1]"/>
  </xsl:function>
</xsl:stylesheet>
