<?xml version="1.0" encoding="UTF-8"?>
<!-- Names, dates, states, position and identifiers of an entry. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:r="urn:edition:register"
    xmlns:w="urn:edition:figure"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:register:facts:local"
    exclude-result-prefixes="#all">

  <!-- Terms and what is to be said of them, in the order in which a reader asks. -->
  <xsl:template name="f:entry-facts" as="element(h:section)?">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:variable name="facts" as="element()*">
      <xsl:call-template name="local:kind"/>
      <xsl:call-template name="local:dates"/>
      <xsl:call-template name="local:names"/>
      <xsl:call-template name="local:relations"/>
      <xsl:call-template name="local:states"/>
      <xsl:call-template name="local:position"/>
      <xsl:call-template name="local:authorities"/>
    </xsl:variable>
    <xsl:if test="$facts">
      <section class="entry-facts" aria-labelledby="facts">
        <h2 class="visually-hidden" id="facts">Facts</h2>
        <dl><xsl:sequence select="$facts"/></dl>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- One term with its values. -->
  <xsl:function name="local:fact" as="element()*">
    <xsl:param name="term" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:if test="exists($values[string()])">
      <dt><xsl:value-of select="$term"/></dt>
      <xsl:for-each select="$values[string()]">
        <dd><xsl:sequence select="."/></dd>
      </xsl:for-each>
    </xsl:if>
  </xsl:function>

  <xsl:template name="local:kind" as="element()*">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:sequence select="local:fact('Kind', tei:*/@type[not(. = 'other')] ! translate(., '-_', '  '))"/>
  </xsl:template>

  <!-- Dates of life, of an event, of a work; both calendars where the register has them. -->
  <xsl:template name="local:dates" as="element()*">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:sequence select="
        local:fact('Born', tei:person/tei:birth ! local:dated(.)),
        local:fact('Died', tei:person/tei:death ! local:dated(.)),
        local:fact('Date', (tei:event | tei:org | tei:place) ! f:date-words(.)),
        local:fact('Date', tei:bibl/tei:date ! (f:work-date(.) || substring-after(f:date-words(.), f:span(.))))"/>
  </xsl:template>

  <!-- A date of life in its attributes, or in those of the date inside, or in its words. -->
  <xsl:function name="local:dated" as="xs:string">
    <xsl:param name="dated" as="element()"/>
    <xsl:sequence select="(f:date-words($dated)[.], f:date-words($dated/tei:date[1])[.], f:reading-text($dated))[1]"/>
  </xsl:function>

  <!-- All forms of the name but that of the heading, by what sort of form they are. -->
  <xsl:template name="local:names" as="element()*">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:variable name="label" as="xs:string" select="@label"/>
    <xsl:for-each-group select="f:forms(tei:*)[f:reading-text(.) ne $label or @from or @to]" group-by="f:form-kind(.)">
      <dt><xsl:value-of select="current-grouping-key()"/></dt>
      <xsl:for-each select="current-group()">
        <dd>
          <span>
            <xsl:sequence select="f:attributes(.)[name() = 'lang']"/>
            <xsl:value-of select="f:reading-text(.)"/>
          </span>
          <xsl:for-each select="f:span(.)[.]">
            <xsl:text> </xsl:text>
            <span class="span"><xsl:value-of select="."/></span>
          </xsl:for-each>
        </dd>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:template>

  <!-- What a work and an event say of other entries; a name without a page stands as it is. -->
  <xsl:template name="local:relations" as="element()*">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:sequence select="
        local:fact('Author', tei:bibl/tei:author ! local:related(., current())),
        local:fact('Editor', tei:bibl/tei:editor ! local:related(., current())),
        local:fact('Publisher', tei:bibl/tei:publisher ! local:related(., current())),
        local:fact('Place', tei:bibl/tei:pubPlace ! local:related(., current())),
        local:fact('Place', r:points[@role = 'where'] ! f:entry-link(.))"/>
  </xsl:template>

  <xsl:function name="local:related" as="item()">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="entry" as="element(r:entry)"/>
    <xsl:variable name="key" as="xs:string" select="substring-after($name/@ref, '#')"/>
    <xsl:variable name="link" as="element()?"
        select="$entry/r:points[@role = local-name($name)][$key and @to = $key][1] ! f:entry-link(.)"/>
    <xsl:sequence select="($link, f:reading-text($name))[1]"/>
  </xsl:function>

  <!-- The states to which a place belonged. -->
  <xsl:template name="local:states" as="element()*">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:variable name="states" as="element()*" select="tei:place/(tei:country | tei:region)[f:reading-text(.)]"/>
    <xsl:if test="$states">
      <dt>Belonged to</dt>
      <xsl:for-each select="$states">
        <dd>
          <xsl:value-of select="f:reading-text(.)"/>
          <xsl:for-each select="f:span(.)[.]">
            <xsl:text> </xsl:text>
            <span class="span"><xsl:value-of select="."/></span>
          </xsl:for-each>
        </dd>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- Degrees, and a small map. -->
  <xsl:template name="local:position" as="element()*">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:variable name="map" as="element()?">
      <xsl:for-each select="w:locator">
        <xsl:call-template name="f:locator">
          <xsl:with-param name="name" select="string(../@label)"/>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="local:fact('Position',
        (r:coordinates ! f:position(@latitude, @longitude, @cert), $map))"/>
  </xsl:template>

  <!-- Authority files; a value that is not of its authority is no link. -->
  <xsl:template name="local:authorities" as="element()*">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:for-each-group select="r:authority" group-by="@label">
      <dt><xsl:value-of select="current-grouping-key()"/></dt>
      <xsl:for-each select="current-group()">
        <dd>
          <xsl:choose>
            <xsl:when test="matches(@uri, '^https://')">
              <a href="{@uri}"><xsl:value-of select="@value"/></a>
            </xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="@value"/>
            </xsl:otherwise>
          </xsl:choose>
        </dd>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:template>
</xsl:stylesheet>
