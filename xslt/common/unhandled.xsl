<?xml version="1.0" encoding="UTF-8"?>
<!-- Block or inline, for any element of any TEI text; and the report of elements that have no rule of their own. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:local="urn:edition:common:unhandled:local"
    exclude-result-prefixes="#all">

  <!-- Elements that are blocks wherever they stand. -->
  <xsl:variable name="local:blocks" as="xs:string*" select="tokenize('
      TEI teiCorpus text front body back group floatingText div div1 div2 div3 div4 div5 div6 div7 head p ab list item
      table row cell lg l sp spGrp speaker castList castItem castGroup set prologue epilogue performance
      opener closer postscript epigraph argument titlePage docTitle titlePart docImprint byline trailer
      figure figDesc listBibl listPerson listPlace listOrg listEvent listObject listNym
      listRelation listWit listApp listAnnotation
      person personGrp place org event object nym relation witness msDesc entry entryFree superEntry
      facsimile sourceDoc surfaceGrp surface line standOff noteGrp')"/>

  <!-- Elements whose children are blocks: they hold no prose of their own. -->
  <xsl:variable name="local:containers" as="xs:string*" select="tokenize('
      TEI teiCorpus text front body back group floatingText div div1 div2 div3 div4 div5 div6 div7 list
      table row lg sp spGrp castList castGroup set prologue epilogue performance
      opener closer postscript epigraph argument titlePage figure
      listBibl listPerson listPlace listOrg listEvent listObject listNym listRelation listWit listApp listAnnotation
      person personGrp place org event object nym msDesc entry superEntry
      facsimile sourceDoc surfaceGrp surface standOff noteGrp')"/>

  <!-- Elements that group phrases, not blocks, even where they have no words between their children. -->
  <xsl:variable name="local:phrases" as="xs:string*" select="tokenize('
      bibl biblStruct analytic monogr series imprint respStmt author editor name persName orgName placeName rs
      hi emph q said quote foreign choice app subst seg s w phr cl title date measure ref label stage formula note')"/>

  <!-- True where an element stands as a block of its own. -->
  <xsl:function name="f:is-block" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if ($element/self::tei:note[@type = 'correction' or f:is-collected(.)]) then false()
        else $element/self::tei:* and local-name($element) = $local:blocks or f:has-block($element) or
             ($element/.. ! f:is-container(.)) and exists($element/node())"/>
  </xsl:function>

  <!-- True where an element has a block among its children. -->
  <xsl:function name="f:has-block" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="some $child in $element/* satisfies f:is-block($child)"/>
  </xsl:function>

  <!-- True where the children of a node are blocks: it holds no words of its own, and neither does what is around it. -->
  <xsl:function name="f:is-container" as="xs:boolean" visibility="public">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="name" as="xs:string" select="local-name($node)"/>
    <xsl:sequence select="if ($node/self::document-node() or $name = $local:containers) then true()
        else if ($name = ('cit', 'quote')) then f:is-container($node/..) and not($node/text()[normalize-space()])
        else if ($name = ($local:blocks, $local:phrases)) then false()
        else exists($node/*) and not($node/text()[normalize-space()]) and f:is-container($node/..)"/>
  </xsl:function>

  <!-- The elements of the texts by name, so that each unknown one is reported once. -->
  <xsl:key name="by-name" match="*[not(ancestor-or-self::tei:teiHeader)]" use="node-name()"/>

  <!-- Say, at the first of its kind, that an element has no rule. -->
  <xsl:template name="f:report-unhandled" as="empty-sequence()">
    <xsl:context-item as="element()" use="required"/>
    <xsl:if test=". is key('by-name', node-name(), root())[1]">
      <xsl:message select="'unhandled: ' || name() || ' at ' || f:path(.)"/>
    </xsl:if>
  </xsl:template>

  <!-- Where an element is, for people: /TEI/text[1]/body[1]/p[3]. -->
  <xsl:function name="f:path" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="replace(path($element), 'Q\{[^}]*\}', '')"/>
  </xsl:function>
</xsl:stylesheet>
