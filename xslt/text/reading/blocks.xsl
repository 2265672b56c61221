<?xml version="1.0" encoding="UTF-8"?>
<!-- Any TEI block becomes one of a few: containers hold only blocks, leaves hold only pieces of a line. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns="http://www.tei-c.org/ns/1.0"
                xmlns:f="urn:edition:functions" xmlns:m="urn:edition:modes" xmlns:r="urn:edition:reading"
                xmlns:local="urn:edition:reading:blocks:local" exclude-result-prefixes="#all">

  <!-- Document in, document out: blocks to blocks of the reading text. -->
  <xsl:mode name="m:blocks" on-no-match="shallow-skip"/>

  <!-- Containers and lines that the editions know; all others become div and ab with their name as @type. -->
  <xsl:variable name="local:kept-containers" as="xs:string*" select="tokenize('
      lg list item table row cell epigraph opener closer postscript argument sp quote cit figure')"/>
  <xsl:variable name="local:kept-leaves" as="xs:string*" select="tokenize('
      p ab head l salute signed dateline byline trailer speaker stage bibl docDate docAuthor titlePart')"/>

  <!-- Blocks of the reading text for the content of one element. -->
  <xsl:function name="r:blocks" as="element()*" visibility="public">
    <xsl:param name="content" as="node()*"/>
    <xsl:sequence select="local:flow($content, 'ab')"/>
  </xsl:function>

  <!-- Blocks stay blocks; what stands between them becomes lines of the given name. -->
  <xsl:function name="local:flow" as="element()*">
    <xsl:param name="content" as="node()*"/>
    <xsl:param name="leaf" as="xs:string"/>
    <xsl:for-each-group select="$content" group-adjacent="exists(self::*[r:is-block(.)])">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="m:blocks"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:variable name="line" as="node()*">
            <xsl:apply-templates select="current-group()" mode="m:inline"/>
          </xsl:variable>
          <xsl:if test="$line[self::*[not(self::tei:lb)] or normalize-space()]">
            <xsl:element name="{$leaf}">
              <xsl:attribute name="rend" select="'continued'"/>
              <xsl:sequence select="$line"/>
            </xsl:element>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Lines of verse that stand alone are gathered into stanzas. -->
  <xsl:function name="local:stanzas" as="element()*">
    <xsl:param name="blocks" as="element()*"/>
    <xsl:for-each-group select="$blocks" group-adjacent="exists(self::tei:l)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()"><lg><xsl:sequence select="current-group()"/></lg></xsl:when>
        <xsl:otherwise><xsl:sequence select="current-group()"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Attributes that an edition on paper can use. -->
  <xsl:function name="local:kept" as="attribute()*">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="$e/(@xml:id | @xml:lang | @n | @type | @rend | @resp | @role | @cols | @rows | @place)"/>
  </xsl:function>

  <xsl:template match="*" mode="m:blocks" as="element()*">
    <xsl:if test="not(r:is-known(.))">
      <xsl:call-template name="f:report-unhandled"/>
    </xsl:if>
    <xsl:variable name="is-container" as="xs:boolean"
                  select="map:contains($r:containers, local-name()) or (some $c in * satisfies r:is-block($c))"/>
    <xsl:variable name="name" as="xs:string" select="if ($is-container) then 'div' else 'ab'"/>
    <xsl:element name="{(local-name(self::tei:*)[. = $local:kept-containers], $name)[1]}">
      <xsl:attribute name="type" select="local-name()"/>
      <xsl:sequence select="local:kept(.)"/>
      <xsl:choose>
        <xsl:when test="not($is-container) and not(local-name() = $local:kept-containers)">
          <xsl:call-template name="r:spaced"/>
        </xsl:when>
        <xsl:when test="self::tei:lg"><xsl:sequence select="r:blocks(node())"/></xsl:when>
        <xsl:otherwise><xsl:sequence select="local:stanzas(r:blocks(node()))"/></xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <!-- A line that holds blocks (a list in a paragraph) is split around them; the first piece keeps its number. -->
  <xsl:template match="tei:p | tei:ab | tei:head | tei:l | tei:line | tei:salute | tei:signed | tei:dateline | tei:byline
                       | tei:trailer | tei:speaker | tei:stage | tei:bibl | tei:docDate | tei:docAuthor | tei:titlePart"
                mode="m:blocks" as="element()*">
    <xsl:variable name="name" as="xs:string" select="if (self::tei:line) then 'l' else local-name()"/>
    <xsl:variable name="pieces" as="element()*" select="local:flow(node(), $name)"/>
    <xsl:element name="{$name}">
      <xsl:sequence select="local:kept(.)"/>
      <xsl:sequence select="$pieces[1][local-name() eq $name][@rend eq 'continued']/node()"/>
    </xsl:element>
    <xsl:sequence select="$pieces except $pieces[1][local-name() eq $name][@rend eq 'continued']"/>
  </xsl:template>

  <xsl:template match="*:egXML" mode="m:blocks" as="element(tei:ab)">
    <ab type="example"><xsl:apply-templates select="." mode="m:inline"/></ab>
  </xsl:template>

  <!-- Without words a head or signature says nothing. -->
  <xsl:template match="(tei:head | tei:salute | tei:signed | tei:dateline | tei:byline | tei:l | tei:stage | tei:ab)
                       [not(normalize-space()) and not(*)]" mode="m:blocks" as="empty-sequence()" priority="2"/>

  <!-- The printed list of notes: what is left of it when the notes stand at the foot of their pages. -->
  <xsl:template match="tei:div[@type = 'notes'][not(*[not(self::tei:head or self::tei:note or r:is-left-out(.))])]"
                mode="m:blocks" as="empty-sequence()"/>

  <xsl:template match="tei:list" mode="m:blocks" as="element(tei:list)">
    <list>
      <xsl:sequence select="local:kept(.)"/>
      <xsl:for-each select="* except tei:label[following-sibling::*[1][self::tei:item]]">
        <xsl:choose>
          <xsl:when test="self::tei:item or self::tei:head"><xsl:apply-templates select="." mode="m:blocks"/></xsl:when>
          <xsl:when test="not(r:is-left-out(.))"><item><xsl:sequence select="r:blocks(.)"/></item></xsl:when>
        </xsl:choose>
      </xsl:for-each>
    </list>
  </xsl:template>

  <!-- An item has its printed label, the label before it, or its number in an ordered list. -->
  <xsl:template match="tei:item" mode="m:blocks" as="element(tei:item)">
    <xsl:variable name="label" as="element(tei:label)?"
                  select="(tei:label[not(preceding-sibling::node()[normalize-space()])],
                           preceding-sibling::*[1][self::tei:label])[1]"/>
    <item>
      <xsl:sequence select="local:kept(.)"/>
      <xsl:choose>
        <xsl:when test="$label">
          <label><xsl:apply-templates select="$label/node()" mode="m:inline"/></label>
        </xsl:when>
        <xsl:when test="../(@rend | @type) = ('numbered', 'ordered')">
          <label type="counted"><xsl:value-of select="1 + count(preceding-sibling::tei:item)"/>.</label>
        </xsl:when>
      </xsl:choose>
      <xsl:sequence select="local:stanzas(r:blocks(node() except tei:label[. is $label]))"/>
    </item>
  </xsl:template>

  <!-- Notes among blocks: printed here only when they belong nowhere else. -->
  <xsl:template match="tei:note" mode="m:blocks" as="element()*">
    <xsl:if test="r:is-block-note(.)">
      <note place="here">
        <xsl:sequence select="local:kept(.) except @place, r:blocks(node())"/>
      </note>
    </xsl:if>
  </xsl:template>

  <!-- Readings that are whole blocks follow the text they vary. -->
  <xsl:template match="tei:app" mode="m:blocks" as="element()*">
    <xsl:variable name="chosen" as="element()?" select="(tei:lem, .//tei:rdg)[1]"/>
    <xsl:sequence select="r:blocks($chosen/node())"/>
    <note place="here" type="apparatus">
      <xsl:for-each select=".//(tei:rdg | tei:note) except $chosen/descendant-or-self::*">
        <xsl:sequence select="r:blocks(node())"/>
        <xsl:if test="@wit"><bibl><xsl:value-of select="f:list(f:names-of(@wit, .))"/></bibl></xsl:if>
      </xsl:for-each>
    </note>
  </xsl:template>
</xsl:stylesheet>
