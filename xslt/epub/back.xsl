<?xml version="1.0" encoding="UTF-8"?>
<!-- A register as a chapter of the back matter: each entry with its names, its line and where the texts name it. -->
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
    xmlns:r="urn:edition:register"
    xmlns:local="urn:edition:epub:back:local"
    exclude-result-prefixes="#all">

  <xsl:template match="b:register" as="element(h:html)">
    <xsl:variable name="title" as="xs:string" select="f:register-title(@folder)"/>
    <xsl:call-template name="b:document">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="path" select="'../'"/>
      <xsl:with-param name="type" select="'backmatter'"/>
      <xsl:with-param name="content" as="element()">
        <section class="register {@folder}" role="doc-index" epub:type="index" aria-labelledby="title">
          <header><h1 id="title"><xsl:value-of select="$title"/></h1></header>
          <xsl:for-each-group select="r:item" group-adjacent="string(@letter)">
            <section class="letter" aria-label="{if (current-grouping-key() = '#') then 'Other' else current-grouping-key()}">
              <p class="letter" aria-hidden="true"><xsl:value-of select="current-grouping-key()"/></p>
              <dl>
                <xsl:for-each select="current-group()">
                  <xsl:call-template name="local:entry"/>
                </xsl:for-each>
              </dl>
            </section>
          </xsl:for-each-group>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="local:entry" as="element()+">
    <xsl:context-item as="element(r:item)" use="required"/>
    <xsl:variable name="dates" as="xs:string" select="f:short-dates(tei:*)"/>
    <xsl:variable name="originals" as="element()*" select="f:forms(tei:*)[@type = 'original'][1]"/>
    <dt id="{substring-after(@page, '/')}">
      <span class="headword">
        <xsl:if test="exists(f:italic(tei:*))">
          <xsl:attribute name="class" select="'headword italic'"/>
        </xsl:if>
        <xsl:value-of select="@listed"/>
      </span>
      <xsl:for-each select="$originals[not(f:reading-text(.) = current()/(@label, @listed))]">
        <xsl:text> </xsl:text>
        <span class="original"><xsl:sequence select="f:attributes(.)[name() = 'lang']"/><xsl:value-of select="f:reading-text(.)"/></span>
      </xsl:for-each>
      <xsl:if test="$dates">
        <xsl:text> </xsl:text>
        <span class="dates"><xsl:value-of select="$dates"/></span>
      </xsl:if>
    </dt>
    <dd>
      <xsl:where-populated>
        <p class="line"><xsl:value-of select="f:description(tei:*)"/></p>
      </xsl:where-populated>
      <xsl:apply-templates select="r:entry/r:pointed[1] | r:entry/r:in[1]" mode="m:uses"/>
      <xsl:call-template name="local:authorities"/>
    </dd>
  </xsl:template>

  <!-- Where an entry is used. -->
  <xsl:mode name="m:uses" on-no-match="fail"/>

  <!-- Works by a person, of the register of works. -->
  <xsl:template match="r:pointed" mode="m:uses" as="element(h:p)?">
    <xsl:variable name="works" as="element()*" select="../r:pointed[@role = 'author'][b:entry-address(@page)]"/>
    <xsl:if test="$works">
      <p class="works">
        <xsl:text>Author of: </xsl:text>
        <xsl:for-each select="$works">
          <xsl:value-of select="if (position() gt 1) then '; ' else ()"/>
          <a class="named" href="{b:entry-address(@page)}"><xsl:value-of select="@label"/></a>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- "Trotsky, The Internal …: 3, 5, note 2": each place once, with the way to it. -->
  <xsl:template match="r:in" mode="m:uses" as="element(h:ul)?">
    <xsl:variable name="texts" as="element(r:in)*" select="../r:in[local:address(r:mention[1]/@address)]"/>
    <xsl:if test="$texts">
      <ul class="uses" role="list">
        <xsl:for-each select="$texts">
          <li>
            <cite><xsl:value-of select="@title"/></cite>
            <xsl:text>: </xsl:text>
            <xsl:for-each-group select="r:mention" group-by="string(@citation)">
              <xsl:value-of select="if (position() gt 1) then ', ' else ()"/>
              <a class="place" href="{local:address(@address)}"><xsl:value-of select="replace(@citation, '^paragraph ', '')"/></a>
            </xsl:for-each-group>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- "texts/ID.html#p12" in the book. -->
  <xsl:function name="local:address" as="xs:string?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="b:chapter-address(replace($address, '^texts/|\.html(#.*)?$', ''), substring-after($address, '#')[.])"/>
  </xsl:function>

  <!-- Identifiers in files that libraries keep. -->
  <xsl:template name="local:authorities" as="element(h:p)?">
    <xsl:context-item as="element(r:item)" use="required"/>
    <xsl:variable name="known" as="element()*" select="r:entry/r:authority[matches(@uri, '^https?://')]"/>
    <xsl:if test="$known">
      <p class="authorities">
        <xsl:for-each select="$known">
          <xsl:value-of select="if (position() gt 1) then ' · ' else ()"/>
          <a href="{@uri}"><xsl:value-of select="@label, @value"/></a>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
